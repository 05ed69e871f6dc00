package pacs.archive.dicomweb;

import java.util.OptionalLong;

/**
 * An answer whose bytes are read while they are sent.
 *
 * @param length in bytes, where it is known before
 */
record Body(Content content, OptionalLong length) {}
