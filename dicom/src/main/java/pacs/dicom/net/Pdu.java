package pacs.dicom.net;

import java.util.List;

/**
 * A protocol data unit as PS3.8 9.3 lays it out. The two association PDUs hold text as it came, so that wrong AE titles
 * and UIDs can be answered with a rejection instead of an abort.
 */
sealed interface Pdu {

    /**
     * A-ASSOCIATE-RQ (PS3.8 9.3.2).
     *
     * @param protocolVersion bit field; bit 0 stands for version 1, the only one
     * @param called AE title, 16 characters as received
     * @param calling AE title, 16 characters as received
     */
    record AssociateRq(
            int protocolVersion,
            String called,
            String calling,
            String applicationContext,
            List<ProposedContext> contexts,
            UserInformation user)
            implements Pdu {

        public AssociateRq {
            contexts = List.copyOf(contexts);
        }
    }

    /**
     * One line of a proposal (PS3.8 9.3.2.2).
     *
     * @param id odd, 1 to 255
     */
    record ProposedContext(int id, String abstractSyntax, List<String> transferSyntaxes) {

        public ProposedContext {
            transferSyntaxes = List.copyOf(transferSyntaxes);
        }
    }

    /** A-ASSOCIATE-AC (PS3.8 9.3.3); the AE titles repeat those of the request. */
    record AssociateAc(
            String called,
            String calling,
            String applicationContext,
            List<ContextResult> contexts,
            UserInformation user)
            implements Pdu {

        public AssociateAc {
            contexts = List.copyOf(contexts);
        }
    }

    /**
     * The answer to one line of a proposal (PS3.8 9.3.3.2).
     *
     * @param result 0 acceptance, 1 user rejection, 2 no reason, 3 abstract syntax, 4 transfer syntaxes not supported
     * @param transferSyntax the chosen one; without meaning unless accepted
     */
    record ContextResult(int id, int result, String transferSyntax) {

        static final int ACCEPTANCE = 0;
        static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 3;
        static final int TRANSFER_SYNTAXES_NOT_SUPPORTED = 4;
    }

    /** A-ASSOCIATE-RJ (PS3.8 9.3.4), see {@link RejectionReason}. */
    record AssociateRj(int result, int source, int reason) implements Pdu {}

    /**
     * The head of one presentation data value of a P-DATA-TF (PS3.8 9.3.5, E.2). Its bytes are not held: they follow on
     * the reader, so that nothing of a data set is collected.
     *
     * @param contextId presentation context
     * @param command whether this belongs to a command set, else to a data set
     * @param last whether the command set or data set ends with it
     * @param length bytes that follow
     */
    record DataValue(int contextId, boolean command, boolean last, int length) implements Pdu {}

    /** A-RELEASE-RQ (PS3.8 9.3.6). */
    record ReleaseRq() implements Pdu {}

    /** A-RELEASE-RP (PS3.8 9.3.7). */
    record ReleaseRp() implements Pdu {}

    /**
     * A-ABORT (PS3.8 9.3.8).
     *
     * @param source 0 the service user, 2 the service provider
     * @param reason see {@link AbortReason}; 0 when the user aborts
     */
    record Abort(int source, int reason) implements Pdu {}
}
