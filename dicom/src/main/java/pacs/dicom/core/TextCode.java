package pacs.dicom.core;

import java.nio.charset.Charset;

/** How characters lie in bytes. */
sealed interface TextCode {

    /** Every byte is read; what means nothing becomes U+FFFD. */
    String decode(byte[] raw, Vr vr);

    /** A character that has no code becomes a question mark. */
    byte[] encode(String text, Vr vr);

    /** One charset from the first byte to the last: the terms without code extensions that need several bytes a character. */
    record Whole(Charset charset) implements TextCode {

        @Override
        public String decode(byte[] raw, Vr vr) {
            return new String(raw, charset);
        }

        @Override
        public byte[] encode(String text, Vr vr) {
            return text.getBytes(charset);
        }
    }

    /** G0 and G1 as declared, and changed by escape sequences. */
    record Extended(CodeExtensions extensions) implements TextCode {

        @Override
        public String decode(byte[] raw, Vr vr) {
            return new CodeExtensionDecoder(extensions, raw, vr).decode();
        }

        @Override
        public byte[] encode(String text, Vr vr) {
            return new CodeExtensionEncoder(extensions, vr).encode(text);
        }
    }
}
