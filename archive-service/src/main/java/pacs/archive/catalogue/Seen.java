package pacs.archive.catalogue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;

/**
 * Which instances may be here, of the studies that come in now. Most that come are new, and for these nobody need ask the
 * database: the instances of a study are looked up once, when its first object comes. What others add meanwhile goes unseen;
 * then the commit finds it, and the object's bytes are one copy too many.
 */
final class Seen {

    /** Instances remembered in all, at about 50 bytes each. */
    private static final int AT_MOST = 100_000;

    /** A study with more is asked about each time. */
    private static final int IN_A_STUDY = 20_000;

    private static final String INSTANCES = """
            select x.sop_uid
            from archive.study s
            join archive.series e on e.study = s.id
            join archive.instance x on x.series = e.id
            where s.institution = ? and s.study_uid = ?
            limit\s""" + (IN_A_STUDY + 1);

    private final DataSource intake;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StudyKey, Set<Integer>> studies = new LinkedHashMap<>(64, 0.75f, true);
    private int instances;

    Seen(DataSource intake) {
        this.intake = intake;
    }

    /** Whether no such instance is here, as far as this process knows. A UID is known by its hash: two that share it are asked about. */
    boolean isNew(InstanceKey key) {
        lock.lock();
        try {
            Set<Integer> known = studies.get(key.study());
            if (known != null) {
                return known.size() <= IN_A_STUDY && !known.contains(hash(key));
            }
        } finally {
            lock.unlock();
        }
        Set<Integer> known = look(key.study());
        lock.lock();
        try {
            Set<Integer> others = studies.put(key.study(), known);
            instances += known.size() - (others == null ? 0 : others.size());
            leaveOldest();
            return known.size() <= IN_A_STUDY && !known.contains(hash(key));
        } finally {
            lock.unlock();
        }
    }

    void add(InstanceKey key) {
        lock.lock();
        try {
            Set<Integer> known = studies.get(key.study());
            if (known != null && known.size() <= IN_A_STUDY && known.add(hash(key))) {
                instances++;
                leaveOldest();
            }
        } finally {
            lock.unlock();
        }
    }

    private void leaveOldest() {
        for (Iterator<Set<Integer>> oldest = studies.values().iterator();
                instances + studies.size() > AT_MOST && oldest.hasNext(); ) {
            instances -= oldest.next().size();
            oldest.remove();
        }
    }

    private Set<Integer> look(StudyKey study) {
        return Transactions.read(intake, connection -> {
            try (PreparedStatement query = connection.prepareStatement(INSTANCES)) {
                query.setInt(1, study.institution().value());
                query.setString(2, study.study().value());
                Set<Integer> found = new HashSet<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1).hashCode());
                    }
                }
                return found;
            }
        });
    }

    private static int hash(InstanceKey key) {
        return key.instance().value().hashCode();
    }
}
