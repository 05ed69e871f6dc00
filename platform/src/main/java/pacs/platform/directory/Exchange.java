package pacs.platform.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import pacs.platform.documents.UnreadableFile;
import pacs.platform.security.Caller;
import pacs.platform.security.PasswordConfig;
import pacs.platform.security.PasswordRules;
import pacs.platform.security.Passwords;

/**
 * The directory as files, out and in. A file goes in whole or not at all, by the rights of single changes, and the same
 * file once more changes nothing. Passwords are in no file: who comes in by one cannot sign in until one is set.
 */
@ApplicationScoped
public class Exchange {

    /** How many rows a file that comes in may have. */
    static final int MOST_ROWS = 5_000;

    private static final int MOST_OUT = 50_000;
    private static final int PAGE = 200;
    private static final Field STATE = Field.optional(Written.STATE, Form.line(16));

    private final Keeping keeping;
    private final DirectoryTrail trail;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Leaving leaving;

    @Inject
    Exchange(Keeping keeping, DirectoryTrail trail, Passwords passwords, PasswordConfig rules, Leaving leaving) {
        this.keeping = keeping;
        this.trail = trail;
        this.passwords = passwords;
        this.rules = new PasswordRules(rules);
        this.leaving = leaving;
    }

    /** How a file is written. */
    public enum Format {
        YAML,
        CSV
    }

    /** What a file has of a kind. */
    static List<Field> columns(Kind kind) {
        return Stream.concat(kind.columns().stream(), Stream.of(STATE)).toList();
    }

    /** The entries of some kinds that the caller may see; recorded. The page of the question is of no meaning. */
    public String export(Caller caller, Format format, List<Kind> kinds, Question question) {
        return keeping.in(caller, (connection, editor) -> {
            List<Exported.Part> parts = new ArrayList<>();
            for (Kind kind : kinds) {
                List<Entry> entries = new ArrayList<>();
                Page page;
                int number = 1;
                do {
                    Question next =
                            new Question(question.search(), question.institution(), question.state(), number++, PAGE);
                    page = Entries.page(connection, editor, kind, next);
                    entries.addAll(page.entries());
                } while (page.entries().size() == PAGE && entries.size() < MOST_OUT);
                trail.exported(connection, kind, entries.size());
                parts.add(new Exported.Part(kind, entries));
            }
            return format == Format.CSV ? Exported.csv(parts.getFirst()) : Exported.yaml(parts);
        });
    }

    /**
     * Does what a file of YAML says, or tries it.
     *
     * @param dryRun whether it is only tried
     * @throws Unfit when the file cannot be read at all
     */
    public Imported importYaml(Caller caller, byte[] file, boolean dryRun) {
        try {
            return run(caller, YamlDrafts.read(file), dryRun);
        } catch (UnreadableFile e) {
            throw unreadable(e);
        }
    }

    /** The same for CSV, which has entries of one kind. */
    public Imported importCsv(Caller caller, Kind kind, byte[] file, boolean dryRun) {
        try {
            return run(caller, SheetDrafts.read(kind, file), dryRun);
        } catch (UnreadableFile e) {
            throw unreadable(e);
        }
    }

    private Imported run(Caller caller, Written written, boolean dryRun) {
        if (written.rows().size() > MOST_ROWS) {
            throw new Unfit(List.of(new Fault(
                    1, "", Fault.Code.TOO_MANY, "has more than " + MOST_ROWS + " rows; send it in several files.")));
        }
        String nobodyKnows = passwords.hash(UUID.randomUUID().toString());
        Imported imported = keeping.in(caller, (connection, editor) -> {
            Changes changes = new Changes(trail, new People(_ -> nobodyKnows, rules), leaving);
            Imported found = new Importing(connection, editor, changes).run(written);
            if (dryRun || !found.faults().isEmpty()) {
                connection.rollback();
                return found;
            }
            return new Imported(true, found.encoding(), found.rows(), found.faults());
        });
        leaving.told();
        return imported;
    }

    private static Unfit unreadable(UnreadableFile file) {
        return new Unfit(List.of(new Fault(file.line(), "", Fault.Code.UNREADABLE, file.sentence())));
    }
}
