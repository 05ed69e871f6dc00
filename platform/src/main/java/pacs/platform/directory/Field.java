package pacs.platform.directory;

/**
 * One thing that is said of an entry.
 *
 * @param name as JSON, YAML, CSV and the column spell it
 * @param required whether it must be said
 * @param fixed whether it stays as it was said first
 */
record Field(String name, Form form, boolean required, boolean fixed) {

    static Field required(String name, Form form) {
        return new Field(name, form, true, false);
    }

    static Field optional(String name, Form form) {
        return new Field(name, form, false, false);
    }

    /** Required, and never changed: others call the entry by it. */
    static Field fixed(String name, Form form) {
        return new Field(name, form, true, true);
    }
}
