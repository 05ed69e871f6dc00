package pacs.testkit;

/** DCMTK, the reference implementation most modalities were tested against. */
public final class Dcmtk {

    public static final Peer ECHOSCU = tool("echoscu");
    public static final Peer STORESCU = tool("storescu");
    public static final Peer DCMSEND = tool("dcmsend");
    public static final Peer STORESCP = tool("storescp");
    public static final Peer FINDSCU = tool("findscu");
    public static final Peer MOVESCU = tool("movescu");
    public static final Peer GETSCU = tool("getscu");
    public static final Peer DCMDJPEG = tool("dcmdjpeg");
    public static final Peer DCMDJPLS = tool("dcmdjpls");
    public static final Peer DCMDRLE = tool("dcmdrle");
    public static final Peer DCMCONV = tool("dcmconv");
    public static final Peer DCMCRLE = tool("dcmcrle");
    public static final Peer DCMCJPEG = tool("dcmcjpeg");
    public static final Peer DCMCJPLS = tool("dcmcjpls");
    public static final Peer DCMODIFY = tool("dcmodify");
    public static final Peer DCMDUMP = tool("dcmdump");
    public static final Peer DCM2JSON = tool("dcm2json");
    public static final Peer DCM2PNM = tool("dcm2pnm");
    public static final Peer DCML2PNM = tool("dcml2pnm");

    private Dcmtk() {}

    private static Peer tool(String name) {
        return new Peer(name, "dcmtk");
    }
}
