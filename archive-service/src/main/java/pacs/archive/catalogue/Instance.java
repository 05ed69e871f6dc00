package pacs.archive.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An instance as queries name it; its rows are written by {@link InstanceRows} alone. */
@Entity
@Immutable
@IdClass(Instance.Key.class)
@Table(schema = "archive", name = "instance")
@SuppressWarnings("NullAway.Init") // set by Hibernate
class Instance {

    /** The primary key: a SOP Instance UID may come in several studies. */
    record Key(String uid, int study, short version) {}

    @Id
    @Column(name = "sop_uid")
    String uid;

    @Id
    int study;

    @Id
    short version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "series")
    Series series;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "transfer_syntax")
    TransferSyntaxCode transferSyntax;

    @Nullable
    Integer number;

    UUID blob;

    long position;

    @Column(name = "object_length")
    long length;
}
