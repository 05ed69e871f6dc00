package pacs.testkit;

/** GDCM, a second opinion on files and pixels. */
public final class Gdcm {

    public static final Peer GDCMRAW = tool("gdcmraw");
    public static final Peer GDCMCONV = tool("gdcmconv");
    public static final Peer GDCMINFO = tool("gdcminfo");

    private Gdcm() {}

    private static Peer tool(String name) {
        return new Peer(name, "libgdcm-tools");
    }
}
