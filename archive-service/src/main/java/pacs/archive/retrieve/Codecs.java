package pacs.archive.retrieve;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import pacs.dicom.codec.CodestreamDecoder;

/** Who decodes what is not decoded in Java. */
@Dependent
class Codecs {

    @Produces
    @Singleton
    CodestreamDecoder decoder() {
        return CodestreamDecoder.NONE;
    }
}
