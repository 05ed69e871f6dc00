package pacs.archive.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import pacs.dicom.core.TransferSyntax;

/** The number under which instance rows name a transfer syntax. */
@Entity
@Immutable
@Table(schema = "archive", name = "transfer_syntax")
@SuppressWarnings("NullAway.Init") // set by Hibernate
class TransferSyntaxCode {

    @Id
    short id;

    @Column(name = "uid")
    TransferSyntax transferSyntax;
}
