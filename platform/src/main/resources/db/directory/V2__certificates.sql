-- A title may be bound to a certificate: then it is known only over TLS, and only by that.

alter table directory.ae_title
    add certificate text collate "C" check (certificate ~ '^[0-9a-f]{64}$');

comment on column directory.ae_title.certificate is 'SHA-256 of the only certificate the title may show; null for none asked for';
