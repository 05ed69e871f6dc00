package pacs.testkit;

/** How often a test repeats itself: a small share in every run, more by {@code ./test --long [NAME]}. */
public final class LongRun {

    private LongRun() {}

    /**
     * @param name as {@code ./test --help} lists it
     * @param few in every run
     * @param many by {@code ./test --long}, with this name or without one
     */
    public static int rounds(String name, int few, int many) {
        String wanted = System.getProperty("long", "");
        return wanted.equals("all") || wanted.equals(name) ? many : few;
    }
}
