package pacs.platform.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pacs.platform.directory.Form.Refers;
import pacs.platform.tenancy.Level;
import pacs.platform.tenancy.Role;

/** The kinds of entries in the directory. From their fields come JSON, YAML, CSV, checks and SQL. */
public enum Kind {
    INSTITUTION(
            "institutions",
            "institution",
            "institutions",
            "code",
            Field.fixed("code", Forms.CODE),
            Field.required("name", Forms.NAME),
            Field.required("level", Form.oneOf(words(Level.values()))),
            Field.optional("parent", Forms.INSTITUTION)),
    DEPARTMENT(
            "departments",
            "department",
            "departments",
            "institution, code",
            Field.fixed("institution", Forms.INSTITUTION),
            Field.fixed("code", Forms.CODE),
            Field.required("name", Forms.NAME),
            Field.optional("phone", Forms.PHONE)),
    /** Where and what somebody is, is said of them by memberships. */
    PERSON(
            "people",
            "person",
            "people",
            "login",
            Field.fixed("login", Form.matching("[\\p{L}\\p{N}._@-]*", 64, "has letters, digits, '.', '_', '-' or '@'")),
            Field.required("name", Forms.NAME),
            Field.optional("title", Form.line(40)),
            Field.optional("rank", Form.oneOf(List.of("none", "junior", "intermediate", "deputy-senior", "senior"))),
            Field.optional("phone", Forms.PHONE)),
    CONTRACT(
            "contracts",
            "contract",
            "contracts",
            "number",
            Field.fixed("number", Forms.CODE),
            Field.fixed("asking", Forms.INSTITUTION),
            Field.fixed("serving", Forms.INSTITUTION),
            Field.required(
                    "purposes",
                    Form.someOf(List.of("diagnosis", "consultation", "referral", "quality-control", "teaching"))),
            Field.required("since", Form.day()),
            Field.optional("until", Form.day()),
            Field.optional("hours", Forms.HOURS),
            Field.optional("limits", Forms.LIMITS),
            Field.optional("note", Forms.NOTE)),
    AE_TITLE(
            "ae-titles",
            "ae_title",
            "ae_titles",
            "title",
            Field.fixed("institution", Forms.INSTITUTION),
            Field.fixed("title", Form.aeTitle()),
            Field.optional("address", Form.address()),
            Field.optional("certificate", Form.fingerprint()),
            Field.optional("note", Forms.NOTE)),
    DEVICE(
            "devices",
            "device",
            "devices",
            "institution, code",
            Field.fixed("institution", Forms.INSTITUTION),
            Field.fixed("code", Forms.CODE),
            Field.required("name", Forms.NAME),
            Field.required("modality", Form.matching("[A-Z]{2,4}", 4, "is a modality such as CT (PS3.3 C.7.3.1.1.1)")),
            Field.optional("maker", Form.line(64)),
            Field.optional("model", Form.line(64)),
            Field.optional("serial", Form.line(64)),
            Field.optional("room", Form.line(64)),
            Field.optional("department", Forms.DEPARTMENT),
            Field.optional("title", Form.reference(Refers.AE_TITLE, "is an AE title in use at the same institution"))),
    DUTY(
            "duties",
            "duty",
            "duties",
            "starts desc, person",
            Field.fixed("institution", Forms.INSTITUTION),
            Field.fixed(
                    "person", Form.reference(Refers.PERSON, "is the login of somebody who works at the institution")),
            Field.required(
                    "task",
                    Form.oneOf(List.of(
                            "diagnosis", "audit", "consultation", "critical-value", "referral", "quality-control"))),
            Field.required("starts", Form.moment()),
            Field.required("ends", Form.moment()),
            Field.optional("department", Forms.DEPARTMENT),
            Field.optional("note", Forms.NOTE));

    /** What somebody is at one institution. */
    static final List<Field> MEMBERSHIP = List.of(
            Field.fixed("institution", Forms.INSTITUTION),
            Field.optional(
                    "roles",
                    Form.someOf(Arrays.stream(Role.values())
                            .filter(role -> !role.isForPrograms())
                            .map(Role::toString)
                            .toList())),
            Field.optional("department", Forms.DEPARTMENT));

    private final String word;
    private final String table;
    private final String view;
    private final String order;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, of records
    private final List<Field> fields;

    Kind(String word, String table, String view, String order, Field... fields) {
        this.word = word;
        this.table = table;
        this.view = view;
        this.order = order;
        this.fields = List.of(fields);
    }

    /** The kind of this word, as addresses and files spell it. */
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** As addresses and files spell it. */
    public String word() {
        return word;
    }

    String table() {
        return "directory." + table;
    }

    String view() {
        return "directory." + view;
    }

    String order() {
        return order;
    }

    List<Field> fields() {
        return fields;
    }

    /** Names of all fields; of a person also those of the first membership. */
    List<String> names() {
        return Stream.concat(fields.stream(), this == PERSON ? MEMBERSHIP.stream() : Stream.empty())
                .map(Field::name)
                .toList();
    }

    /** The fields others call an entry by, which never change. */
    List<Field> key() {
        return fields.stream().filter(Field::fixed).toList();
    }

    /** The fields by which a file says which entry it means. */
    List<Field> identity() {
        List<String> names =
                switch (this) {
                    case INSTITUTION -> List.of("code");
                    case DEPARTMENT, DEVICE -> List.of("institution", "code");
                    case PERSON -> List.of("login");
                    case CONTRACT -> List.of("number");
                    case AE_TITLE -> List.of("title");
                    case DUTY -> List.of("institution", "person", "task", "starts");
                };
        return names.stream()
                .flatMap(name -> fields.stream().filter(field -> field.name().equals(name)))
                .toList();
    }

    /** Fields as a file has them; of people with those of one membership. */
    List<Field> columns() {
        return this == PERSON
                ? Stream.concat(fields.stream(), MEMBERSHIP.stream()).toList()
                : fields;
    }

    /** Whether an entry belongs to one institution, which its administrators keep. */
    boolean isOwned() {
        return fields.getFirst().name().equals("institution");
    }

    private static List<String> words(Level... values) {
        return Arrays.stream(values).map(Level::toString).toList();
    }

    /** Forms that several kinds share. */
    private static final class Forms {
        static final Form CODE = Form.matching("[A-Za-z0-9_-]*", 32, "has Latin letters, digits, '-' or '_'");
        static final Form NAME = Form.line(100);
        static final Form NOTE = Form.line(500);
        static final Form PHONE = Form.matching("[0-9+() -]*", 32, "has digits, '+', '-', brackets and spaces");
        static final Form INSTITUTION = Form.reference(Refers.INSTITUTION, "is the code of an institution in use");
        static final Form DEPARTMENT =
                Form.reference(Refers.DEPARTMENT, "is the code of a department in use at the same institution");
        static final Form HOURS = Form.lines(
                "[1-7](-[1-7])? ([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)",
                "has days 1 (Monday) to 7 and times, such as '1-5 08:00-17:30'");
        static final Form LIMITS = Form.lines(
                "P[0-5] [1-9]\\d{0,5}/[1-9]\\d{0,5}/[1-9]\\d{0,5}",
                "has a priority P0 to P5 and minutes to accept, to a preliminary and to the published answer, such as"
                        + " 'P1 10/30/60'");

        private Forms() {}
    }
}
