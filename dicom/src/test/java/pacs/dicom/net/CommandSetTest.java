package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandSetTest {

    @Test
    void elements_lie_in_the_order_of_their_tags_behind_the_group_length() {
        CommandSet echo = CommandSet.of(DimseCommand.C_ECHO_RQ)
                .with(CommandSet.DATA_SET_TYPE, CommandSet.NO_DATA_SET)
                .with(CommandSet.MESSAGE_ID, 0xABCD)
                .withUid(CommandSet.AFFECTED_SOP_CLASS, "1.2.3");

        assertThat(echo.encode())
                .isEqualTo(hex("00000000 04000000 2C000000" + "00000200 06000000 312E322E3300"
                        + "00000001 02000000 3000" + "00001001 02000000 CDAB" + "00000008 02000000 0101"));
    }

    @Test
    void what_is_written_reads_back() throws ProtocolFault {
        CommandSet written = CommandSet.of(DimseCommand.C_STORE_RQ)
                .with(CommandSet.STATUS, 0xFFFF)
                .withUid(CommandSet.AFFECTED_SOP_INSTANCE, "1.2.3.4.5");

        CommandSet read = CommandSet.parse(written.encode());

        assertThat(read.number(CommandSet.STATUS)).hasValue(0xFFFF);
        assertThat(read.text(CommandSet.AFFECTED_SOP_INSTANCE)).contains("1.2.3.4.5");
        assertThat(read.number(CommandSet.MESSAGE_ID)).isEmpty();
        assertThat(read.announcesDataSet()).isFalse();
    }

    @Test
    void a_comment_shrinks_to_64_ascii_characters_without_backslash() throws ProtocolFault {
        CommandSet set = CommandSet.of(DimseCommand.C_ECHO_RQ).withComment("磁盘\\full " + "x".repeat(80));

        assertThat(CommandSet.parse(set.encode()).text(CommandSet.ERROR_COMMENT))
                .contains("???full " + "x".repeat(56));
    }

    @Test
    void a_number_of_another_length_is_no_number() throws ProtocolFault {
        CommandSet set = CommandSet.parse(hex("00001001 04000000 01000000"));

        assertThat(set.number(CommandSet.MESSAGE_ID)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00001001 02000000", // value missing
                "00001001 FFFFFFFF 0100",
                "000010", // head cut
                "08001001 02000000 0100", // another group
                "00001001 02000000 0100 00001001 02000000 0100" // twice
            })
    void bytes_that_are_no_command_set_are_refused(String hex) {
        assertThatThrownBy(() -> CommandSet.parse(hex(hex))).isInstanceOf(ProtocolFault.class);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
