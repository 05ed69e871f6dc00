package pacs.platform.tenancy;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import pacs.dicom.net.Fingerprint;
import pacs.platform.tenancy.RegionFile.AeTitleEntry;
import pacs.platform.tenancy.RegionFile.ClientEntry;
import pacs.platform.tenancy.RegionFile.GatewayEntry;
import pacs.platform.tenancy.RegionFile.InstitutionEntry;
import pacs.platform.tenancy.RegionFile.MembershipEntry;
import pacs.platform.tenancy.RegionFile.PersonEntry;

/** Writes the entries of a region file as rows. Institutions are numbered from 1 as they stand in the file. */
final class RegionRows {

    private final Connection connection;
    private final UnaryOperator<String> hash;
    private final Map<String, Integer> ids = new HashMap<>();

    RegionRows(Connection connection, UnaryOperator<String> hash) {
        this.connection = connection;
        this.hash = hash;
    }

    void insert(RegionFile region) throws SQLException {
        insertInstitutions(region.institutions());
        for (PersonEntry person : region.people()) {
            insertPerson(person, region.demo());
        }
        for (ClientEntry client : region.clients()) {
            execute(
                    "insert into directory.client (id, secret_hash, institution, roles) values (?, ?, ?, ?)",
                    client.id(),
                    hash.apply(client.secret().value()),
                    id(client.institution()),
                    words(client.roles()));
        }
        for (AeTitleEntry ae : region.aeTitles()) {
            execute(
                    """
                    insert into directory.ae_title (title, institution, address, certificate)
                    values (?, ?, nullif(?, '')::inet, nullif(?, ''))""",
                    ae.title().value(),
                    id(ae.institution()),
                    ae.address().map(InetAddress::getHostAddress).orElse(""),
                    ae.certificate().map(Fingerprint::hex).orElse(""));
        }
        for (GatewayEntry gateway : region.gateways()) {
            execute(
                    "insert into directory.gateway (name, ae_title, institution, client) values (?, ?, ?, ?)",
                    gateway.name(),
                    gateway.aeTitle().value(),
                    id(gateway.institution()),
                    gateway.client());
        }
    }

    /** A parent may stand below its child in the file. */
    private void insertInstitutions(List<InstitutionEntry> institutions) throws SQLException {
        for (InstitutionEntry institution : institutions) {
            ids.put(institution.code(), ids.size() + 1);
            execute(
                    "insert into directory.institution (id, code, name, level) values (?, ?, ?, ?)",
                    id(institution.code()),
                    institution.code(),
                    institution.name(),
                    institution.level().toString());
        }
        for (InstitutionEntry institution : institutions) {
            if (institution.parent().isPresent()) {
                execute(
                        "update directory.institution set parent = ? where id = ?",
                        id(institution.parent().get()),
                        id(institution.code()));
            }
        }
        try (PreparedStatement next = connection.prepareStatement(
                "select setval('directory.institution_id', max(id) + 1, false) from directory.institution")) {
            next.execute();
        }
    }

    /** Whoever wrote the file knows the passwords in it; of a demo everybody does, and nobody has to change them. */
    private void insertPerson(PersonEntry person, boolean demo) throws SQLException {
        execute(
                "insert into directory.person (login, name, password_hash, password_due) values (?, ?, ?, ?)",
                person.login(),
                person.name(),
                hash.apply(person.password().value()),
                !demo);
        if (person.totp().isPresent()) {
            execute("""
                    insert into directory.totp (person, secret, confirmed, demo)
                    select id, ?, true, ? from directory.person where login = ?""", person.totp().get().value(), demo, person.login());
        }
        int position = 0;
        for (MembershipEntry membership : person.memberships()) {
            position++;
            execute("""
                    insert into directory.membership (person, institution, position, role)
                    select id, ?, ?, unnest(?) from directory.person where login = ?""", id(membership.institution()), position, words(membership.roles()), person.login());
        }
    }

    private Integer id(String code) {
        return ids.getOrDefault(code, 0);
    }

    private static String[] words(Set<Role> roles) {
        return roles.stream().map(Role::toString).toArray(String[]::new);
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
