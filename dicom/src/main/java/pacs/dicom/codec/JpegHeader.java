package pacs.dicom.codec;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The marker segments of a JPEG or JPEG-LS frame as far as the start of its first scan (ISO/IEC 10918-1 B, 14495-1 C).
 * Not for several threads.
 */
final class JpegHeader {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP14 = 0xEE;
    private static final int SOF_BASELINE = 0xC0;
    private static final int SOF_PROGRESSIVE = 0xC2;
    private static final int SOF_LOSSLESS = 0xC3;
    private static final int SOF_JPEG_LS = 0xF7;

    private final byte[] frame;
    private Optional<Boolean> saysYbr = Optional.empty();
    private Optional<CodestreamHeader> header = Optional.empty();

    private JpegHeader(byte[] frame) {
        this.frame = frame;
    }

    /** @throws CodecException MALFORMED or UNSUPPORTED */
    static CodestreamHeader read(byte[] frame) throws CodecException {
        return new JpegHeader(frame).scan();
    }

    private CodestreamHeader scan() throws CodecException {
        if (frame.length < 4 || u8(0) != 0xFF || u8(1) != SOI) {
            throw CodestreamHeader.malformed("it does not begin as a JPEG does");
        }
        int position = 2;
        while (true) {
            int marker = markerAt(position);
            position += 2;
            if (marker == 0xFF) {
                position--; // fill bytes may precede a marker
            } else if (!standsAlone(marker)) {
                int length = u16(position);
                if (length < 2 || position + length > frame.length) {
                    throw CodestreamHeader.malformed("a marker segment is longer than the frame");
                }
                if (marker == SOS) {
                    return found();
                }
                segment(marker, position + 2, position + length);
                position += length;
            }
        }
    }

    private int markerAt(int position) throws CodecException {
        if (position + 1 >= frame.length || u8(position + 1) == EOI) {
            throw CodestreamHeader.malformed("it ends before its first scan");
        }
        if (u8(position) != 0xFF) {
            throw CodestreamHeader.malformed("there is no marker at byte " + position);
        }
        return u8(position + 1);
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= SOI);
    }

    private CodestreamHeader found() throws CodecException {
        CodestreamHeader frameHeader =
                header.orElseThrow(() -> CodestreamHeader.malformed("its first scan precedes its frame header"));
        return new CodestreamHeader(
                0,
                frameHeader.rows(),
                frameHeader.columns(),
                frameHeader.components(),
                frameHeader.precision(),
                frameHeader.lossyJpeg(),
                frameHeader.saysYbr().or(() -> saysYbr));
    }

    private void segment(int marker, int from, int end) throws CodecException {
        if (marker == APP0 && startsWith("JFIF\0", from, end)) {
            saysYbr = Optional.of(true);
        } else if (marker == APP14 && startsWith("Adobe", from, end) && end - from >= 12 && saysYbr.isEmpty()) {
            saysYbr = Optional.of(u8(from + 11) != 0);
        } else if (isFrameHeader(marker)) {
            if (header.isPresent()) {
                throw CodestreamHeader.malformed("it has two frame headers");
            }
            header = Optional.of(frameHeader(marker, from, end));
        }
    }

    /** SOF0 to SOF15 without DHT, JPG, DAC, which lie among them; and SOF55 of JPEG-LS. */
    private static boolean isFrameHeader(int marker) {
        boolean among = marker >= SOF_BASELINE && marker <= 0xCF;
        return (among && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) || marker == SOF_JPEG_LS;
    }

    private CodestreamHeader frameHeader(int marker, int from, int end) throws CodecException {
        if (marker > SOF_LOSSLESS && marker != SOF_JPEG_LS) {
            throw CodestreamHeader.unsupported("JPEG process SOF%d".formatted(marker - SOF_BASELINE));
        }
        if (end - from < 6 || end - from != 6 + 3 * u8(from + 5)) {
            throw CodestreamHeader.malformed("its frame header has another length than its components need");
        }
        boolean lossy = marker <= SOF_PROGRESSIVE;
        int precision = u8(from);
        if (lossy ? precision != 8 && precision != 12 : precision < 2 || precision > 16) {
            throw CodestreamHeader.malformed("its samples have " + precision + " bits");
        }
        int components = u8(from + 5);
        requireSampling(from + 6, components, lossy);
        return new CodestreamHeader(
                0, u16(from + 1), u16(from + 3), components, precision, lossy, byNames(from + 6, components));
    }

    private void requireSampling(int from, int components, boolean lossy) throws CodecException {
        for (int i = 0; i < components; i++) {
            int horizontal = u8(from + 3 * i + 1) >> 4;
            int vertical = u8(from + 3 * i + 1) & 0xF;
            if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) {
                throw CodestreamHeader.malformed("its components have impossible sampling factors");
            }
            if (!lossy && u8(from + 3 * i + 1) != u8(from + 1)) {
                throw CodestreamHeader.unsupported("lossless components of different sizes");
            }
        }
    }

    /** Some encoders write no marker but call their components R, G and B. */
    private Optional<Boolean> byNames(int from, int components) {
        boolean rgb = components == 3 && u8(from) == 'R' && u8(from + 3) == 'G' && u8(from + 6) == 'B';
        return rgb ? Optional.of(false) : Optional.empty();
    }

    private boolean startsWith(String text, int from, int end) {
        return end - from >= text.length()
                && new String(frame, from, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    private int u8(int position) {
        return frame[position] & 0xFF;
    }

    private int u16(int position) throws CodecException {
        if (position + 1 >= frame.length) {
            throw CodestreamHeader.malformed("it ends inside of a marker segment");
        }
        return u8(position) << 8 | u8(position + 1);
    }
}
