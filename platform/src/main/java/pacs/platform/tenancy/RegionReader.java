package pacs.platform.tenancy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import pacs.platform.tenancy.Fields.Text;
import pacs.platform.tenancy.RegionFile.AeTitleEntry;
import pacs.platform.tenancy.RegionFile.GatewayEntry;
import pacs.platform.tenancy.RegionFile.InstitutionEntry;

/** Reads the nodes of a region file into entries. When it found a fault, what it returns is of no use. */
final class RegionReader {

    private final Faults faults;
    private final RegionWords words;
    private final Names codes;
    private final Names titles;
    private final Names gatewayNames;
    private final Names gatewayClients;
    private final Map<String, Text> parents = new HashMap<>();

    RegionReader(Faults faults) {
        this.faults = faults;
        this.words = new RegionWords(faults);
        this.codes = new Names("code of an institution", faults);
        this.titles = new Names("AE title", faults);
        this.gatewayNames = new Names("name of a gateway", faults);
        this.gatewayClients = new Names("client of a gateway", faults);
    }

    RegionFile read(Node root) {
        Fields file = new Fields(
                root,
                new Place(1, ""),
                faults,
                List.of(
                        "region",
                        "demo",
                        "second-place",
                        "institutions",
                        "people",
                        "clients",
                        "ae-titles",
                        "gateways"));
        Text name = words.name(file.text("region"));
        RegionFile.SecondPlace secondPlace = secondPlace(file);
        List<InstitutionEntry> institutions = institutions(file);
        AccountReader accounts = new AccountReader(words, codes, faults);
        return new RegionFile(
                name.value(),
                file.optionalText("demo").map(words::isTrue).orElse(false),
                secondPlace,
                institutions,
                accounts.people(file),
                accounts.clients(file),
                file.mappings("ae-titles", List.of("title", "institution", "address", "certificate")).stream()
                        .flatMap(fields -> aeTitle(fields).stream())
                        .toList(),
                file.mappings("gateways", List.of("name", "ae-title", "institution", "client")).stream()
                        .flatMap(fields -> gateway(fields, accounts).stream())
                        .toList());
    }

    /** Either the word {@code none} or a mapping with one kind of place. */
    private RegionFile.SecondPlace secondPlace(Fields file) {
        Optional<Fields> place = file.optionalMapping("second-place", List.of("directory"));
        return place.isPresent()
                ? words.directory(place.get().text("directory"))
                : words.secondPlace(file.text("second-place"));
    }

    private List<InstitutionEntry> institutions(Fields file) {
        file.requireItems("institutions");
        List<InstitutionEntry> read = file.mappings("institutions", List.of("code", "name", "level", "parent")).stream()
                .map(this::institution)
                .toList();
        parents.values().forEach(codes::use);
        parents.forEach(this::requireTop);
        return read;
    }

    private InstitutionEntry institution(Fields fields) {
        Text code = words.code(fields.text("code"));
        codes.give(code);
        Optional<Text> parent = fields.optionalText("parent");
        parent.ifPresent(above -> parents.putIfAbsent(code.value(), above));
        return new InstitutionEntry(
                code.value(),
                words.name(fields.text("name")).value(),
                words.level(fields.text("level")),
                parent.map(Text::value));
    }

    /** Only those on a circle are at fault, not those below it. */
    private void requireTop(String code, Text parent) {
        Set<String> seen = new HashSet<>();
        Optional<Text> above = Optional.of(parent);
        while (above.isPresent() && seen.add(above.get().value())) {
            if (above.get().value().equals(code)) {
                faults.add(parent.place(), "leads back to '" + code + "': no institution stands above itself.");
                return;
            }
            above = Optional.ofNullable(parents.get(above.get().value()));
        }
    }

    private Optional<AeTitleEntry> aeTitle(Fields fields) {
        Text title = fields.text("title");
        titles.give(title);
        Text institution = fields.text("institution");
        codes.use(institution);
        Optional<Text> address = fields.optionalText("address");
        Optional<Text> certificate = fields.optionalText("certificate");
        return words.aeTitle(title)
                .map(valid -> new AeTitleEntry(
                        valid,
                        institution.value(),
                        address.flatMap(words::address),
                        certificate.flatMap(words::fingerprint)));
    }

    private Optional<GatewayEntry> gateway(Fields fields, AccountReader accounts) {
        Text name = words.name(fields.text("name"));
        gatewayNames.give(name);
        Text title = fields.text("ae-title");
        titles.give(title);
        Text institution = fields.text("institution");
        codes.use(institution);
        Text client = fields.text("client");
        gatewayClients.give(client);
        accounts.requireGatewayClient(client, institution);
        return words.aeTitle(title)
                .map(valid -> new GatewayEntry(name.value(), valid, institution.value(), client.value()));
    }
}
