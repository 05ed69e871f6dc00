package pacs.platform.tenancy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Fingerprint;
import pacs.platform.tenancy.Fields.Text;
import pacs.platform.tenancy.RegionFile.Secret;

/** Reads the words of a region file as what they stand for; a word that stands for nothing is a fault. */
final class RegionWords {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern ACCOUNT = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Pattern TOTP = Pattern.compile("[A-Z2-7]{32}");
    private static final Pattern DIGITS = Pattern.compile("\\d*");
    private static final int SHORTEST_PASSWORD = 8;
    private static final int SHORTEST_SECRET = 16;
    /** What bcrypt reads of a password; it would pass over the rest in silence. */
    private static final int LONGEST_SECRET = 72;

    private final Faults faults;

    RegionWords(Faults faults) {
        this.faults = faults;
    }

    Text code(Text word) {
        return checked(word, CODE, "has 1 to 32 Latin letters, digits, '-' or '_'.");
    }

    Text account(Text word) {
        return checked(word, ACCOUNT, "has 1 to 64 letters, digits, '.', '_', '-' or '@'.");
    }

    Text name(Text word) {
        return checked(word, NAME, "has at most 100 characters, on one line.");
    }

    private Text checked(Text word, Pattern form, String sentence) {
        require(word, text -> form.matcher(text).matches(), sentence);
        return word;
    }

    boolean isTrue(Text word) {
        require(word, text -> text.equals("true") || text.equals("false"), "is true or false.");
        return word.value().equals("true");
    }

    Level level(Text word) {
        Optional<Level> level = Level.of(word.value());
        require(word, _ -> level.isPresent(), "is one of " + list(Arrays.asList(Level.values())) + ".");
        return level.orElse(Level.CITY);
    }

    /** A place that this program cannot use must not be believed in. */
    RegionFile.SecondPlace secondPlace(Text word) {
        require(
                word,
                "none"::equals,
                "'" + word.value()
                        + "' cannot be a second place yet: write 'none', or 'directory:' and a path below it.");
        return new RegionFile.SecondPlace.None();
    }

    RegionFile.SecondPlace directory(Text word) {
        require(
                word,
                text -> text.startsWith("/") && text.indexOf('\0') < 0,
                "is a path from the root, such as /mnt/second/pacs.");
        return new RegionFile.SecondPlace.Directory(Path.of(word.value().replace("\0", "")));
    }

    Set<Role> roles(List<Text> words, boolean forPrograms) {
        List<Role> allowed = Arrays.stream(Role.values())
                .filter(role -> role.isForPrograms() == forPrograms)
                .toList();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Text word : words) {
            Optional<Role> role = Role.of(word.value()).filter(allowed::contains);
            require(
                    word,
                    _ -> role.isPresent(),
                    "'" + word.value() + "' is not a role of " + (forPrograms ? "programs" : "people") + "; those are "
                            + list(allowed) + ".");
            role.ifPresent(roles::add);
        }
        return roles;
    }

    Optional<AeTitle> aeTitle(Text word) {
        try {
            return Optional.of(new AeTitle(word.value()));
        } catch (IllegalArgumentException malformed) {
            require(word, _ -> false, "has 1 to 16 ASCII characters and no backslash (PS3.5 6.2, VR AE).");
            return Optional.empty();
        }
    }

    Optional<InetAddress> address(Text word) {
        try {
            return Optional.of(InetAddress.ofLiteral(word.value()));
        } catch (IllegalArgumentException malformed) {
            require(word, _ -> false, "is an address in digits, such as 192.0.2.7; names of hosts are not asked for.");
            return Optional.empty();
        }
    }

    Optional<Fingerprint> fingerprint(Text word) {
        try {
            return Optional.of(Fingerprint.parse(word.value()));
        } catch (IllegalArgumentException malformed) {
            require(word, _ -> false, "is the SHA-256 fingerprint of a certificate: 64 hexadecimal digits.");
            return Optional.empty();
        }
    }

    Secret password(Text word, Text login) {
        require(word, text -> text.length() >= SHORTEST_PASSWORD, "is shorter than 8 characters.");
        require(word, text -> !DIGITS.matcher(text).matches(), "has only digits.");
        require(word, text -> !text.equalsIgnoreCase(login.value()), "is the login.");
        return secret(word);
    }

    Secret totp(Text word) {
        require(word, text -> TOTP.matcher(text).matches(), "has 32 characters of Base32, A to Z and 2 to 7.");
        return new Secret(word.value());
    }

    Secret programSecret(Text word) {
        require(word, text -> text.length() >= SHORTEST_SECRET, "is shorter than 16 characters.");
        return secret(word);
    }

    private Secret secret(Text word) {
        require(
                word,
                text -> text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SECRET,
                "is longer than 72 bytes.");
        return new Secret(word.value());
    }

    /** An empty text has its fault already. */
    private void require(Text word, Predicate<String> rule, String sentence) {
        if (!word.isEmpty() && !rule.test(word.value())) {
            faults.add(word.place(), sentence);
        }
    }

    private static String list(List<?> words) {
        return words.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
