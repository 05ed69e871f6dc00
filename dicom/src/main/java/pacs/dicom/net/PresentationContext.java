package pacs.dicom.net;

import java.util.List;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.TransferSyntax;

/**
 * What an SCU proposes: one SOP class and the transfer syntaxes from which the peer picks one (PS3.8 7.1.1.13). For
 * objects that must go as they are, propose one context for each transfer syntax.
 */
public record PresentationContext(SopClass sopClass, List<TransferSyntax> transferSyntaxes) {

    /** @throws IllegalArgumentException when there is no transfer syntax */
    public PresentationContext {
        transferSyntaxes = List.copyOf(transferSyntaxes);
        if (transferSyntaxes.isEmpty()) {
            throw new IllegalArgumentException("A presentation context has at least one transfer syntax");
        }
    }

    public static PresentationContext of(SopClass sopClass, TransferSyntax... transferSyntaxes) {
        return new PresentationContext(sopClass, List.of(transferSyntaxes));
    }

    /** For C-ECHO. */
    public static PresentationContext verification() {
        return of(ServedSopClasses.VERIFICATION, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }
}
