package pacs.gateway.forward;

import java.lang.System.Logger.Level;

/** Whether the centre takes objects at present; says so in the log when that changes, and not at every try. */
final class Line {

    private static final System.Logger LOG = System.getLogger(Line.class.getName());

    private boolean down;

    synchronized void isDown(String reason) {
        if (!down) {
            LOG.log(
                    Level.WARNING,
                    "The centre takes nothing: {0}. Objects wait in the spool and are sent later",
                    reason);
        }
        down = true;
    }

    synchronized void isUp() {
        if (down) {
            LOG.log(Level.INFO, "The centre takes objects again");
        }
        down = false;
    }
}
