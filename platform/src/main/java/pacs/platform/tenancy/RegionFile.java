package pacs.platform.tenancy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Fingerprint;

/**
 * What a region file says: who is in a region when its database is still empty. {@code samples/region.yaml} explains
 * every key. Whatever stands here is whole: every institution named is there, every name is given once.
 *
 * @param name of the region
 * @param demo whether everybody knows its passwords
 * @param secondPlace where second copies lie
 */
public record RegionFile(
        String name,
        boolean demo,
        SecondPlace secondPlace,
        List<InstitutionEntry> institutions,
        List<PersonEntry> people,
        List<ClientEntry> clients,
        List<AeTitleEntry> aeTitles,
        List<GatewayEntry> gateways) {

    /** Where a site keeps second copies. */
    public sealed interface SecondPlace {

        /** Nowhere: a disk lost is studies lost. */
        record None() implements SecondPlace {}

        /** A folder on another device than the archive's own. */
        record Directory(Path path) implements SecondPlace {}
    }

    /** A password or secret as somebody wrote it down; never printed. */
    public record Secret(String value) {

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /** @param parent code of the institution that supervises this one */
    public record InstitutionEntry(String code, String name, Level level, Optional<String> parent) {}

    /**
     * @param totp secret of the second factor in Base32
     * @param memberships at least one
     */
    public record PersonEntry(
            String login, String name, Secret password, Optional<Secret> totp, List<MembershipEntry> memberships) {}

    /** @param institution its code */
    public record MembershipEntry(String institution, Set<Role> roles) {}

    /** @param institution its code */
    public record ClientEntry(String id, Secret secret, String institution, Set<Role> roles) {}

    /**
     * @param address the only one the title may call from; empty for any
     * @param certificate the only one it may show; empty when none is asked for
     */
    public record AeTitleEntry(
            AeTitle title, String institution, Optional<InetAddress> address, Optional<Fingerprint> certificate) {}

    /** @param client id of a client of the same institution, which the gateway signs in as */
    public record GatewayEntry(String name, AeTitle aeTitle, String institution, String client) {}

    /**
     * Reads and checks a region file.
     *
     * @throws RegionFileException naming everything that is wrong with it
     */
    public static RegionFile read(Path file) throws IOException, RegionFileException {
        Faults faults = new Faults();
        RegionFile region = RegionDocument.root(file, faults)
                .map(root -> new RegionReader(faults).read(root))
                .orElse(NOTHING);
        faults.throwIfAny(file);
        return region;
    }

    private static final RegionFile NOTHING =
            new RegionFile("", false, new SecondPlace.None(), List.of(), List.of(), List.of(), List.of(), List.of());
}
