package pacs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PeerTest {

    @Test
    void a_missing_peer_fails_and_names_the_package() {
        Peer missing = new Peer("no-such-program", "no-such-package");

        assertThatThrownBy(missing::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("apt-get install no-such-package");
    }

    @Test
    void a_failing_program_shows_its_output() {
        Peer.Result result = Dcmtk.DCMDUMP.run("no-such-file.dcm");

        assertThat(result.exitCode()).isNotZero();
        assertThatThrownBy(result::orFail).hasMessageContaining("no-such-file.dcm");
    }

    @Test
    void the_manifest_names_files_that_exist() {
        assertThat(SharedData.manifest()).hasSizeGreaterThan(500).allSatisfy(entry -> assertThat(entry.path())
                .exists());
    }
}
