package pacs.dicom.io;

/** Where an object's own pixel data lie (an icon's inside a sequence are none of them). */
public sealed interface PixelLayout {

    /** The object has none. */
    record None() implements PixelLayout {}

    /**
     * Uncompressed, in one run of bytes.
     *
     * @param tag Pixel Data, Float Pixel Data or Double Float Pixel Data
     * @param offset from the start of the object
     * @param length in bytes
     */
    record Native(int tag, long offset, long length) implements PixelLayout {}

    /** In fragments (PS3.5 A.4). */
    record Encapsulated(Fragments fragments) implements PixelLayout {}

    /** Inside a deflate stream: to be reached only by inflating all that stands before. */
    record Inflated() implements PixelLayout {}
}
