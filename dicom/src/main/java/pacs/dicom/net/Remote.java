package pacs.dicom.net;

import pacs.dicom.core.AeTitle;

/** Where a peer listens, and its AE title. */
public record Remote(String host, int port, AeTitle called) {

    @Override
    public String toString() {
        return called + "@" + host + ":" + port;
    }
}
