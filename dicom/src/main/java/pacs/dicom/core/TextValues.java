package pacs.dicom.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Values as text, whatever their VR. */
final class TextValues {

    private TextValues() {}

    /** What came as UN is read by the VR the dictionary knows (PS3.5 6.2.2). */
    static List<String> of(Element element, CharacterSet characterSet) {
        if (!(element.value() instanceof Value.Bytes(byte[] raw))) {
            return List.of();
        }
        Vr vr = element.vr() == Vr.UN ? Dictionary.vrOf(element.tag()) : element.vr();
        ByteBuffer in = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        return switch (vr) {
            case US -> each(in, 2, buffer -> Integer.toString(buffer.getShort() & 0xFFFF));
            case SS -> each(in, 2, buffer -> Short.toString(buffer.getShort()));
            case UL -> each(in, 4, buffer -> Integer.toUnsignedString(buffer.getInt()));
            case SL -> each(in, 4, buffer -> Integer.toString(buffer.getInt()));
            case UV -> each(in, 8, buffer -> Long.toUnsignedString(buffer.getLong()));
            case SV -> each(in, 8, buffer -> Long.toString(buffer.getLong()));
            case FL -> each(in, 4, buffer -> Float.toString(buffer.getFloat()));
            case FD -> each(in, 8, buffer -> Double.toString(buffer.getDouble()));
            case AT -> each(in, 4, buffer -> Tag.hex(Tag.of(buffer.getShort() & 0xFFFF, buffer.getShort())));
            case OB, OD, OF, OL, OV, OW, SQ, UN -> List.of();
            case AE, AS, CS, DA, DS, DT, IS, LO, LT, PN, SH, ST, TM, UC, UI, UR, UT ->
                characterSet.decodeValues(raw, vr);
        };
    }

    private static List<String> each(ByteBuffer in, int size, Function<ByteBuffer, String> next) {
        List<String> values = new ArrayList<>();
        while (in.remaining() >= size) {
            values.add(next.apply(in));
        }
        return values;
    }
}
