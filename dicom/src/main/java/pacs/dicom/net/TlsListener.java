package pacs.dicom.net;

import java.net.InetSocketAddress;

/** A second port of a {@link DimseServer}, on which everything is secured; port 0 takes a free one. */
public record TlsListener(InetSocketAddress bind, Tls tls) {}
