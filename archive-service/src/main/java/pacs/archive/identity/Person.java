package pacs.archive.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What patients are linked to; nothing of a person stands here. */
@Entity
@Table(schema = "archive", name = "person")
class Person {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Column(name = "made_at", updatable = false)
    Instant madeAt = Instant.now();
}
