package pacs.dicom.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.TransferSyntax;

/**
 * What an SCP answers to each proposed presentation context (PS3.8 9.3.3.2). Of the transfer syntaxes the first we know
 * wins: senders put first what the object already is.
 *
 * @param results one for each proposal, in its order
 * @param accepted those that were accepted, by id
 */
record Negotiation(List<Pdu.ContextResult> results, Map<Integer, AcceptedContext> accepted) {

    static final String APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

    static Negotiation of(List<Pdu.ProposedContext> proposed) {
        List<Pdu.ContextResult> results = new ArrayList<>();
        Map<Integer, AcceptedContext> accepted = new LinkedHashMap<>();
        for (Pdu.ProposedContext context : proposed) {
            Optional<SopClass> sopClass = sopClass(context.abstractSyntax());
            Optional<TransferSyntax> syntax = context.transferSyntaxes().stream()
                    .flatMap(uid -> known(uid).stream())
                    .findFirst();
            int result = result(sopClass, syntax);
            results.add(new Pdu.ContextResult(
                    context.id(),
                    result,
                    syntax.orElse(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN).uid()));
            if (sopClass.isPresent() && syntax.isPresent()) {
                accepted.put(context.id(), new AcceptedContext(context.id(), sopClass.get(), syntax.get()));
            }
        }
        return new Negotiation(List.copyOf(results), Map.copyOf(accepted));
    }

    private static int result(Optional<SopClass> sopClass, Optional<TransferSyntax> syntax) {
        if (sopClass.isEmpty()) {
            return Pdu.ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED;
        }
        return syntax.isEmpty() ? Pdu.ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED : Pdu.ContextResult.ACCEPTANCE;
    }

    private static Optional<SopClass> sopClass(String abstractSyntax) {
        try {
            return Optional.of(new SopClass(abstractSyntax)).filter(ServedSopClasses::contain);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<TransferSyntax> known(String uid) {
        try {
            return Optional.of(new TransferSyntax(uid)).filter(TransferSyntax::isKnown);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
