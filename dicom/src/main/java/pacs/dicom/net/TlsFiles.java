package pacs.dicom.net;

import java.nio.file.Path;

/**
 * Where an end of a secured association has its identity: PEM files.
 *
 * @param key private key, PKCS #8, not encrypted
 * @param certificate certificate of that key, followed by those that lead to its authority
 * @param trusted certificates of the authorities whose peers are spoken to
 */
public record TlsFiles(Path key, Path certificate, Path trusted) {}
