package pacs.dicom.io;

import pacs.dicom.core.Vr;

/** Turns numbers between big and little endian (PS3.5 7.3). */
final class ByteOrders {

    private ByteOrders() {}

    /** In place; a last incomplete number stays as it is. Turning twice changes nothing. */
    static void turn(byte[] raw, Vr vr) {
        int unit = vr.unit();
        for (int start = 0; unit > 1 && start + unit <= raw.length; start += unit) {
            for (int low = start, high = start + unit - 1; low < high; low++, high--) {
                byte kept = raw[low];
                raw[low] = raw[high];
                raw[high] = kept;
            }
        }
    }
}
