package pacs.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Fingerprint;
import pacs.platform.tenancy.RegionFile.AeTitleEntry;
import pacs.platform.tenancy.RegionFile.GatewayEntry;
import pacs.platform.tenancy.RegionFile.InstitutionEntry;
import pacs.platform.tenancy.RegionFile.MembershipEntry;

class RegionFileTest {

    /** Tests change one line of it; line numbers in the expectations count from its first. */
    private static final String VALID = """
            region: 测试
            second-place: none
            institutions:
              - {code: CITY, name: 市医院, level: city}
              - {code: TOWN, name: 卫生院, level: township, parent: CITY}
            people:
              - login: li
                name: 李
                password: a long one
                memberships: [{institution: TOWN, roles: [technician, radiologist]}]
            clients:
              - {id: gw, secret: sixteen or more characters, institution: TOWN, roles: [gateway]}
              - {id: his, secret: sixteen or more characters, institution: CITY, roles: [integration]}
            ae-titles:
              - {title: CT1, institution: TOWN, address: 192.0.2.7}
              - {title: CT2, institution: CITY, certificate: "AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB:AB"}
            gateways:
              - {name: 放射科, ae-title: GATEWAY, institution: TOWN, client: gw}
            """;

    private final Path folder;

    RegionFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void every_entry_is_read_as_what_it_stands_for() throws Exception {
        RegionFile region = RegionFile.read(file(VALID));

        assertThat(region.name()).isEqualTo("测试");
        assertThat(region.institutions())
                .contains(new InstitutionEntry("TOWN", "卫生院", Level.TOWNSHIP, Optional.of("CITY")));
        assertThat(region.people().getFirst().memberships())
                .containsExactly(new MembershipEntry("TOWN", Set.of(Role.TECHNICIAN, Role.RADIOLOGIST)));
        assertThat(region.aeTitles())
                .containsExactly(
                        new AeTitleEntry(
                                new AeTitle("CT1"),
                                "TOWN",
                                Optional.of(InetAddress.ofLiteral("192.0.2.7")),
                                Optional.empty()),
                        new AeTitleEntry(
                                new AeTitle("CT2"),
                                "CITY",
                                Optional.empty(),
                                Optional.of(new Fingerprint("ab".repeat(32)))));
        assertThat(region.gateways()).containsExactly(new GatewayEntry("放射科", new AeTitle("GATEWAY"), "TOWN", "gw"));
    }

    @Test
    void the_demo_region_is_whole() throws Exception {
        RegionFile region = RegionFile.read(Path.of("..", "samples", "region.yaml"));

        String gatewayOwner = region.gateways().getFirst().institution();
        assertThat(region.people())
                .extracting(RegionFile.PersonEntry::login)
                .contains("radiologist", "technician", "physician", "institution-admin", "region-admin", "auditor");
        assertThat(region.people())
                .filteredOn(person -> List.of("radiologist", "technician", "physician", "institution-admin")
                        .contains(person.login()))
                .allSatisfy(person -> assertThat(person.memberships().getFirst().institution())
                        .isEqualTo(gatewayOwner));
        assertThat(region.people())
                .flatExtracting(RegionFile.PersonEntry::memberships)
                .flatExtracting(RegionFile.MembershipEntry::roles)
                .containsAll(Arrays.stream(Role.values())
                        .filter(role -> !role.isForPrograms())
                        .toList());
        assertThat(region.aeTitles())
                .filteredOn(ae -> ae.institution().equals(gatewayOwner))
                .extracting(ae -> ae.title().value())
                .contains("MODALITY", "DCMSEND", "STORESCU", "ECHOSCU", "PERF");
    }

    @Test
    void a_second_place_is_nowhere_or_a_directory() throws Exception {
        assertThat(RegionFile.read(file(VALID)).secondPlace()).isEqualTo(new RegionFile.SecondPlace.None());
        assertThat(RegionFile.read(file(VALID.replace("second-place: none", "second-place: {directory: /mnt/second}")))
                        .secondPlace())
                .isEqualTo(new RegionFile.SecondPlace.Directory(Path.of("/mnt/second")));
    }

    @Test
    void a_password_is_not_printed() throws Exception {
        assertThat(RegionFile.read(file(VALID)).toString()).doesNotContain("a long one", "sixteen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    region: 测试             | regoin: 测试              | line 1, regoin: is not a key known here
                    region: 测试             | regoin: 测试              | line 1, region: is missing.
                    region: 测试             | region: [测试]            | line 1, region: must be a text, not a list or mapping.
                    region: 测试             | region:                   | line 1, region: is empty.
                    second-place: none       | second-place: s3          | line 2, second-place: 's3' cannot be a second place yet
                    second-place: none       | second-place: {directory: second} | line 2, second-place.directory: is a path from the root
                    second-place: none       | second-place: {bucket: x} | line 2, second-place.bucket: is not a key known here; known are directory.
                    second-place: none       | region: 又               | line 2, region: stands here a second time; the first is on line 1.
                    level: city              | level: town               | line 4, institutions[1].level: is one of province, city, county, township.
                    code: CITY               | code: 市                 | line 4, institutions[1].code: has 1 to 32 Latin letters
                    code: TOWN               | code: CITY                | line 5, institutions[2].code: 'CITY' is already the code of an institution on line 4
                    parent: CITY             | parent: CTIY              | line 5, institutions[2].parent: 'CTIY' is not the code of an institution in this file.
                    parent: CITY             | parent: TOWN              | line 5, institutions[2].parent: leads back to 'TOWN'
                    login: li                | login: l i                | line 7, people[1].login: has 1 to 64 letters
                    password: a long one     | password: short           | line 9, people[1].password: is shorter than 8 characters.
                    password: a long one     | password: 1234567890      | line 9, people[1].password: has only digits.
                    second-place: none       | demo: perhaps             | line 2, demo: is true or false.
                    name: 李                 | totp: ABC                 | line 8, people[1].totp: has 32 characters of Base32
                    password: a long one     | pasword: a long one       | line 7, people[1].password: is missing.
                    [{institution: TOWN, roles: [technician, radiologist]}] | [] | line 10, people[1].memberships: must not be empty.
                    [{institution: TOWN, roles: [technician, radiologist]}] | 7  | line 10, people[1].memberships: must be a list.
                    radiologist]             | surgeon]                  | line 10, people[1].memberships[1].roles[2]: 'surgeon' is not a role of people; those are technician,
                    radiologist]             | gateway]                  | line 10, people[1].memberships[1].roles[2]: 'gateway' is not a role of people
                    {institution: TOWN, roles: [t | {institution: TWON, roles: [t | line 10, people[1].memberships[1].institution: 'TWON' is not the code
                    id: his                  | id: gw                    | line 13, clients[2].id: 'gw' is already the id of a client on line 12
                    institution: CITY, roles: [integration] | institution: CITY, roles: [] | line 13, clients[2].roles: must not be empty.
                    title: CT2               | title: CT1                | line 16, ae-titles[2].title: 'CT1' is already the AE title on line 15
                    title: CT2               | title: GATEWAY            | line 18, gateways[1].ae-title: 'GATEWAY' is already the AE title on line 16
                    title: CT2               | title: A-TITLE-THAT-IS-TOO-LONG | line 16, ae-titles[2].title: has 1 to 16 ASCII characters
                    192.0.2.7                | ct1.example.org           | line 15, ae-titles[1].address: is an address in digits
                    client: gw}              | client: none}             | line 18, gateways[1].client: 'none' is not the id of a client
                    client: gw}              | client: his}              | line 18, gateways[1].client: 'his' is a client of 'CITY', the gateway belongs to 'TOWN'
                    client: gw}              | client: his}              | line 18, gateways[1].client: 'his' has not the role gateway.
                    name: 放射科             | name: *there              | line 18: an alias (*there) is not read here
                    name: 放射科             | name: [[[[[[[[]]]]]]]]    | line 18: lists and mappings lie deeper than 8 levels.
                    name: 放射科             | name: }放射科            | line 18: this is not YAML
                    """)
    void a_mistake_is_named_with_line_and_key(String right, String wrong, String sentence) {
        assertThat(VALID).contains(right);

        assertThat(faults(VALID.replaceFirst(Pattern.quote(right), wrong)))
                .anySatisfy(fault -> assertThat(fault).startsWith(sentence));
    }

    @ParameterizedTest
    @CsvSource({"region-admin, security-admin", "security-admin, auditor", "auditor, region-admin"})
    void who_runs_guards_and_watches_the_region_is_never_one_person(String one, String other) {
        String twoInstitutions = VALID.replace(
                "[{institution: TOWN, roles: [technician, radiologist]}]",
                "\n      - {institution: TOWN, roles: [technician, " + one + "]}\n      - {institution: CITY, roles: ["
                        + other + "]}");

        assertThat(faults(twoInstitutions))
                .containsExactly("line 12, people[1].memberships[2].roles[1]: '" + other
                        + "' is never the same person as '" + one + "' on line 11: give it to somebody else.");
        assertThat(faults(twoInstitutions.replace(other, one))).isEmpty();
    }

    @Test
    void all_mistakes_are_said_at_once_in_the_order_of_the_file() {
        String file = VALID.replace("client: gw}", "client: none}")
                .replace("parent: CITY", "parent: NONE")
                .replace("a long one", "short");

        assertThat(faults(file))
                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                .containsExactly(
                        "line 5, institutions[2].parent", "line 9, people[1].password", "line 18, gateways[1].client");
    }

    @Test
    void the_message_names_the_file_and_has_a_line_per_mistake() throws IOException {
        Path file = file(VALID.replace("level: city", "level: town").replace("title: CT2", "title: CT1"));

        assertThatExceptionOfType(RegionFileException.class)
                .isThrownBy(() -> RegionFile.read(file))
                .withMessage("""
                        Region file %s:
                          line 4, institutions[1].level: is one of province, city, county, township.
                          line 16, ae-titles[2].title: 'CT1' is already the AE title on line 15; each stands for one only.""", file);
    }

    @Test
    void a_circle_of_parents_is_said_of_each_institution_on_it() {
        String file = VALID.replace("level: city}", "level: city, parent: TOWN}")
                .replace("people:", "  - {code: LEAF, name: 村, level: township, parent: TOWN}\npeople:");

        assertThat(faults(file))
                .hasSize(2)
                .anySatisfy(
                        fault -> assertThat(fault).startsWith("line 4, institutions[1].parent: leads back to 'CITY'"))
                .anySatisfy(
                        fault -> assertThat(fault).startsWith("line 5, institutions[2].parent: leads back to 'TOWN'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "just text", "- a\n- list", "--- {}\n--- {}", "\tregion: x", "region: \u0007"})
    void what_is_no_mapping_is_refused_with_its_line(String text) {
        assertThat(faults(text)).isNotEmpty().allSatisfy(fault -> assertThat(fault)
                .startsWith("line "));
    }

    @Test
    void what_is_not_utf_8_is_refused() throws IOException {
        Path file = folder.resolve("region.yaml");
        Files.write(file, VALID.getBytes("GBK"));

        assertThatExceptionOfType(RegionFileException.class)
                .isThrownBy(() -> RegionFile.read(file))
                .withMessageContaining("not UTF-8");
    }

    @Test
    void a_file_without_end_is_not_read_to_its_end() {
        assertThatExceptionOfType(RegionFileException.class)
                .isThrownBy(() -> RegionFile.read(Path.of("/dev/zero")))
                .withMessageContaining("larger than 1 MiB");
    }

    private List<String> faults(String text) {
        try {
            RegionFile.read(file(text));
            return List.of();
        } catch (RegionFileException e) {
            return e.faults().stream().map(RegionFileException.Fault::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("region.yaml"), text, StandardCharsets.UTF_8);
    }
}
