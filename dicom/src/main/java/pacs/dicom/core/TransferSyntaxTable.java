package pacs.dicom.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The transfer syntaxes of PS3.6 A.1 in which objects are stored, with what a reader must know of each. */
final class TransferSyntaxTable {

    enum Encoding {
        IMPLICIT,
        EXPLICIT,
        BIG_ENDIAN,
        DEFLATED,
        ENCAPSULATED,
        VIDEO
    }

    record Row(String uid, Encoding encoding, String name) {}

    private static final String TEXT = """
            1.2.840.10008.1.2|IMPLICIT|Implicit VR Little Endian
            1.2.840.10008.1.2.1|EXPLICIT|Explicit VR Little Endian
            1.2.840.10008.1.2.1.98|ENCAPSULATED|Encapsulated Uncompressed Explicit VR Little Endian
            1.2.840.10008.1.2.1.99|DEFLATED|Deflated Explicit VR Little Endian
            1.2.840.10008.1.2.2|BIG_ENDIAN|Explicit VR Big Endian
            1.2.840.10008.1.2.5|ENCAPSULATED|RLE Lossless
            1.2.840.10008.1.2.8.1|ENCAPSULATED|Deflated Image Frame Compression
            1.2.840.10008.1.2.4.50|ENCAPSULATED|JPEG Baseline (Process 1)
            1.2.840.10008.1.2.4.51|ENCAPSULATED|JPEG Extended (Process 2 & 4)
            1.2.840.10008.1.2.4.52|ENCAPSULATED|JPEG Extended (Process 3 & 5)
            1.2.840.10008.1.2.4.53|ENCAPSULATED|JPEG Spectral Selection, Non-Hierarchical (Process 6 & 8)
            1.2.840.10008.1.2.4.55|ENCAPSULATED|JPEG Full Progression, Non-Hierarchical (Process 10 & 12)
            1.2.840.10008.1.2.4.57|ENCAPSULATED|JPEG Lossless, Non-Hierarchical (Process 14)
            1.2.840.10008.1.2.4.58|ENCAPSULATED|JPEG Lossless, Non-Hierarchical (Process 15)
            1.2.840.10008.1.2.4.70|ENCAPSULATED|JPEG Lossless, Non-Hierarchical, First-Order Prediction
            1.2.840.10008.1.2.4.80|ENCAPSULATED|JPEG-LS Lossless
            1.2.840.10008.1.2.4.81|ENCAPSULATED|JPEG-LS Lossy (Near-Lossless)
            1.2.840.10008.1.2.4.90|ENCAPSULATED|JPEG 2000 (Lossless Only)
            1.2.840.10008.1.2.4.91|ENCAPSULATED|JPEG 2000
            1.2.840.10008.1.2.4.92|ENCAPSULATED|JPEG 2000 Part 2 Multi-component (Lossless Only)
            1.2.840.10008.1.2.4.93|ENCAPSULATED|JPEG 2000 Part 2 Multi-component
            1.2.840.10008.1.2.4.110|ENCAPSULATED|JPEG XL Lossless
            1.2.840.10008.1.2.4.111|ENCAPSULATED|JPEG XL JPEG Recompression
            1.2.840.10008.1.2.4.112|ENCAPSULATED|JPEG XL
            1.2.840.10008.1.2.4.201|ENCAPSULATED|High-Throughput JPEG 2000 (Lossless Only)
            1.2.840.10008.1.2.4.202|ENCAPSULATED|High-Throughput JPEG 2000 with RPCL Options (Lossless Only)
            1.2.840.10008.1.2.4.203|ENCAPSULATED|High-Throughput JPEG 2000
            1.2.840.10008.1.2.4.100|VIDEO|MPEG2 Main Profile / Main Level
            1.2.840.10008.1.2.4.100.1|VIDEO|Fragmentable MPEG2 Main Profile / Main Level
            1.2.840.10008.1.2.4.101|VIDEO|MPEG2 Main Profile / High Level
            1.2.840.10008.1.2.4.101.1|VIDEO|Fragmentable MPEG2 Main Profile / High Level
            1.2.840.10008.1.2.4.102|VIDEO|MPEG-4 AVC/H.264 High Profile / Level 4.1
            1.2.840.10008.1.2.4.102.1|VIDEO|Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1
            1.2.840.10008.1.2.4.103|VIDEO|MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1
            1.2.840.10008.1.2.4.103.1|VIDEO|Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1
            1.2.840.10008.1.2.4.104|VIDEO|MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video
            1.2.840.10008.1.2.4.104.1|VIDEO|Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video
            1.2.840.10008.1.2.4.105|VIDEO|MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video
            1.2.840.10008.1.2.4.105.1|VIDEO|Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video
            1.2.840.10008.1.2.4.106|VIDEO|MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2
            1.2.840.10008.1.2.4.106.1|VIDEO|Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2
            1.2.840.10008.1.2.4.107|VIDEO|HEVC/H.265 Main Profile / Level 5.1
            1.2.840.10008.1.2.4.108|VIDEO|HEVC/H.265 Main 10 Profile / Level 5.1
            """;

    static final Map<String, Row> ROWS = rows();

    private TransferSyntaxTable() {}

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        TEXT.lines()
                .map(line -> line.split("\\|"))
                .forEach(cells -> rows.put(cells[0], new Row(cells[0], Encoding.valueOf(cells[1]), cells[2])));
        return Collections.unmodifiableMap(rows);
    }
}
