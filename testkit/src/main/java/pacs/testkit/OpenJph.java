package pacs.testkit;

/** OpenJPH, the reference decoder of High-Throughput JPEG 2000. */
public final class OpenJph {

    public static final Peer OJPH_EXPAND = new Peer("ojph_expand", "openjph-tools");

    private OpenJph() {}
}
