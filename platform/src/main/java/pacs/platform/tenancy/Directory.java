package pacs.platform.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.InetAddress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Fingerprint;
import pacs.platform.database.Transactions;

/** Who is in the region, as the database says or said at most five seconds ago. */
@ApplicationScoped
public class Directory {

    private static final Duration AGE = Duration.ofSeconds(5);
    private static final int REMEMBERED = 1_000;
    private static final String INSTITUTIONS = "select id, code, name, level, parent from directory.institution ";
    private static final String PEERS = """
            select title, institution, host(address) as address, certificate from directory.ae_title
            where ended is null and exists (
                select from directory.institution i where i.id = ae_title.institution and i.ended is null) and\s""";

    private final DataSource source;
    private final Recent<AeTitle, Optional<AePeer>> callers;
    private final Recent<InstitutionId, Optional<Institution>> institutions;
    private final Recent<String, Optional<Institution>> codes;

    @Inject
    public Directory(@Named("region") DataSource source) {
        this(source, InstantSource.system());
    }

    Directory(DataSource source, InstantSource clock) {
        this.source = source;
        this.callers = new Recent<>(REMEMBERED, AGE, clock);
        this.institutions = new Recent<>(REMEMBERED, AGE, clock);
        this.codes = new Recent<>(REMEMBERED, AGE, clock);
    }

    /** The institution that owns a calling AE title, if it may call from there. Its association was admitted before. */
    public Optional<InstitutionId> ofAe(AeTitle calling, InetAddress from) {
        return peer(calling).filter(peer -> peer.mayCallFrom(from)).map(AePeer::institution);
    }

    /** Whether who calls itself so, from there, with this certificate or none, is in the region. */
    public boolean admits(AeTitle calling, InetAddress from, Optional<Fingerprint> certificate) {
        return peer(calling)
                .filter(peer -> peer.mayCallFrom(from) && peer.isShownBy(certificate))
                .isPresent();
    }

    private Optional<AePeer> peer(AeTitle calling) {
        return callers.get(calling, title -> one(PEERS + "title = ?", title.value(), Directory::peer));
    }

    public Optional<Institution> institution(InstitutionId id) {
        return institutions.get(id, key -> one(INSTITUTIONS + "where id = ?", key.value(), Directory::institution));
    }

    public Optional<Institution> institution(String code) {
        return codes.get(code, key -> one(INSTITUTIONS + "where code = ?", key, Directory::institution));
    }

    /** Every institution of the region that has not ended, in order of name. */
    public List<Institution> institutions() {
        return all(INSTITUTIONS + "where id > ? and ended is null order by name, id", 0, Directory::institution);
    }

    /** The gateway that signs in as this client. */
    public Optional<Gateway> gatewayOf(String client) {
        return one(
                "select name, ae_title, institution from directory.gateway where client = ?",
                client,
                row -> new Gateway(
                        row.getString("name"),
                        new AeTitle(row.getString("ae_title")),
                        new InstitutionId(row.getInt("institution"))));
    }

    /** Every AE title of an institution, in order of title. */
    public List<AePeer> peers(InstitutionId institution) {
        return all(PEERS + "institution = ? order by title", institution.value(), Directory::peer);
    }

    private static Institution institution(ResultSet row) throws SQLException {
        int parent = row.getInt("parent");
        return new Institution(
                new InstitutionId(row.getInt("id")),
                row.getString("code"),
                row.getString("name"),
                Level.of(row.getString("level")).orElseThrow(),
                parent == 0 ? Optional.empty() : Optional.of(new InstitutionId(parent)));
    }

    private static AePeer peer(ResultSet row) throws SQLException {
        return new AePeer(
                new AeTitle(row.getString("title")),
                new InstitutionId(row.getInt("institution")),
                Optional.ofNullable(row.getString("address")).map(InetAddress::ofLiteral),
                Optional.ofNullable(row.getString("certificate")).map(Fingerprint::new));
    }

    private <T> Optional<T> one(String query, Object key, Row<T> row) {
        return all(query, key, row).stream().findFirst();
    }

    private <T> List<T> all(String query, Object key, Row<T> row) {
        return Transactions.read(source, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setObject(1, key);
                List<T> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(row.read(rows));
                    }
                }
                return found;
            }
        });
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
