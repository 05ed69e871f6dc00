package pacs.platform.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Says in the log what was done to the directory. */
@ApplicationScoped
class DirectoryTrail implements Trail {

    private static final Logger LOG = Logger.getLogger(DirectoryTrail.class);

    @Override
    public void created(Connection connection, Editor editor, Entry made) throws SQLException {
        LOG.infof("%s made %s %s", editor.login(), made.kind().word(), made.id());
    }

    @Override
    public void changed(Connection connection, Editor editor, Entry before, Entry after) throws SQLException {
        LOG.infof("%s changed %s %s", editor.login(), after.kind().word(), after.id());
    }
}
