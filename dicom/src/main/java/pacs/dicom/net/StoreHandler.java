package pacs.dicom.net;

import java.io.IOException;
import java.io.InputStream;

/** Takes the objects that arrive by C-STORE (PS3.4 B). Called on a virtual thread; may block. Where a window of
 * operations was negotiated, several calls of one association may be under way, of which one reads. */
@FunctionalInterface
public interface StoreHandler {

    /**
     * Takes one object.
     *
     * @param dataSet the data set without file meta information, streamed from the network: ends with the data set, and
     *     throws when the association ends before. What is left unread is passed over afterwards; not to be used after
     *     the return
     * @return the answer to the sender; success only for what will never be lost
     * @throws IOException answered as 0x0110, like every exception
     */
    DimseStatus store(StoreRequest request, InputStream dataSet) throws IOException;
}
