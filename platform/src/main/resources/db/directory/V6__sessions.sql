-- Who is signed in, and where. A session is good until it is ended, was not used for a while, or has lasted a day's work; the
-- tokens that carry its id are good no longer. Reached before anybody is known, so by nobody's institution.

create table directory.session (
    id       uuid primary key,
    person   int not null references directory.person,
    started  timestamptz not null,
    used     timestamptz not null,
    until    timestamptz not null,
    methods  text[] not null,
    address  text not null,
    device   text not null,
    ended    timestamptz,
    ended_by text not null default '' check (ended_by in (
        '', 'signed-out', 'idle', 'expired', 'reused', 'replaced', 'elsewhere', 'administrator', 'password', 'factor', 'account')),
    check ((ended is null) = (ended_by = ''))
);

create index session_person on directory.session (person, started);
create index session_ended on directory.session (ended) where ended is not null;
create index session_until on directory.session (until);

comment on column directory.session.used is 'When it was last gone on with: a token was fetched by it';
comment on column directory.session.methods is 'How the person proved who they are, in the words of RFC 8176';
comment on column directory.session.device is 'What the client calls itself, at most 200 characters';

-- What a session is gone on with. Each is good once; one that comes again was copied, and ends the session.
create table directory.refresh_token (
    hash     bytea primary key check (octet_length(hash) = 32),
    session  uuid not null references directory.session on delete cascade,
    previous bytea,
    used     timestamptz
);

create index refresh_token_session on directory.refresh_token (session);
create unique index refresh_token_next on directory.refresh_token (previous) where used is null;

comment on column directory.refresh_token.hash is 'SHA-256 of the token; the token itself is kept nowhere';
comment on column directory.refresh_token.previous is 'Of which it took the place; null for the first';

grant select, insert, update (used, ended, ended_by, methods), delete on directory.session to pacs_runtime;
grant select, insert, update (used), delete on directory.refresh_token to pacs_runtime;
