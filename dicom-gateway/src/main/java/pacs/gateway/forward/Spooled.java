package pacs.gateway.forward;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import pacs.gateway.spool.Spool;
import pacs.gateway.spool.SpooledInstance;
import pacs.platform.blobs.RecordReader;

/** An object's bytes in the spool, each checked as it is read. */
record Spooled(Spool spool, SpooledInstance object) implements MultipartBody.Source {

    @Override
    public long length() {
        return object.length();
    }

    @Override
    public InputStream open() throws IOException {
        RecordReader reader = spool.read(object);
        return new FilterInputStream(reader.object()) {
            @Override
            public void close() throws IOException {
                reader.close();
            }
        };
    }
}
