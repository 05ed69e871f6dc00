package pacs.platform.tenancy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pacs.platform.tenancy.Fields.Text;
import pacs.platform.tenancy.RegionFile.ClientEntry;
import pacs.platform.tenancy.RegionFile.MembershipEntry;
import pacs.platform.tenancy.RegionFile.PersonEntry;

/** Reads who may sign in: people and programs. */
final class AccountReader {

    private final RegionWords words;
    private final Names codes;
    private final Faults faults;
    private final Names logins;
    private final Names clientIds;
    private final Map<String, ClientEntry> clients = new HashMap<>();

    /** @param codes of the institutions, all given */
    AccountReader(RegionWords words, Names codes, Faults faults) {
        this.words = words;
        this.codes = codes;
        this.faults = faults;
        this.logins = new Names("login of a person", faults);
        this.clientIds = new Names("id of a client", faults);
    }

    List<PersonEntry> people(Fields file) {
        return file.mappings("people", List.of("login", "name", "password", "totp", "memberships")).stream()
                .map(this::person)
                .toList();
    }

    private PersonEntry person(Fields fields) {
        Text login = words.account(fields.text("login"));
        logins.give(login);
        fields.requireItems("memberships");
        Names institutions = new Names("institution of a membership of this person", faults);
        Apart apart = new Apart(faults);
        return new PersonEntry(
                login.value(),
                words.name(fields.text("name")).value(),
                words.password(fields.text("password"), login),
                fields.optionalText("totp").map(words::totp),
                fields.mappings("memberships", List.of("institution", "roles")).stream()
                        .map(membership -> membership(membership, institutions, apart))
                        .toList());
    }

    private MembershipEntry membership(Fields fields, Names institutions, Apart apart) {
        Text institution = fields.text("institution");
        codes.use(institution);
        institutions.give(institution);
        List<Text> roles = fields.texts("roles");
        roles.forEach(apart::give);
        return new MembershipEntry(institution.value(), words.roles(roles, false));
    }

    List<ClientEntry> clients(Fields file) {
        return file.mappings("clients", List.of("id", "secret", "institution", "roles")).stream()
                .map(this::client)
                .toList();
    }

    private ClientEntry client(Fields fields) {
        Text id = words.account(fields.text("id"));
        clientIds.give(id);
        Text institution = fields.text("institution");
        codes.use(institution);
        ClientEntry client = new ClientEntry(
                id.value(),
                words.programSecret(fields.text("secret")),
                institution.value(),
                words.roles(fields.texts("roles"), true));
        clients.putIfAbsent(id.value(), client);
        return client;
    }

    /** A gateway signs in as a client that may do what gateways do, and only for the institution both belong to. */
    void requireGatewayClient(Text id, Text institution) {
        clientIds.use(id);
        ClientEntry client = clients.get(id.value());
        if (client == null || id.isEmpty()) {
            return;
        }
        if (!client.institution().equals(institution.value())) {
            faults.add(
                    id.place(),
                    "'" + id.value() + "' is a client of '" + client.institution() + "', the gateway belongs to '"
                            + institution.value() + "'; both must be of one institution.");
        }
        if (!client.roles().contains(Role.GATEWAY)) {
            faults.add(id.place(), "'" + id.value() + "' has not the role gateway.");
        }
    }
}
