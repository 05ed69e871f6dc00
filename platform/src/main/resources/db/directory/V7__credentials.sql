-- How people prove who they are: how old a password is and which came before, what failed, and second factors.

alter table directory.person
    add password_since timestamptz not null default transaction_timestamp(),
    add password_due boolean not null default false;
alter table directory.person alter column password_due set default true;

comment on column directory.person.password_due is 'It was given by somebody else, and is changed before anything else is done';

create table directory.former_password (
    person int not null references directory.person,
    hash   text not null,
    until  timestamptz not null,
    primary key (person, until)
);

-- Of an account, whether there is one or not: how often signing in failed of late.
create table directory.sign_in_failure (
    account  text collate "C" primary key,
    failures int not null check (failures >= 0),
    last     timestamptz not null
);

create index sign_in_failure_last on directory.sign_in_failure (last);

comment on column directory.sign_in_failure.failures is 'Attempts that have not succeeded, those still looked at included';

-- RFC 6238: six digits of HMAC-SHA-1, thirty seconds.
create table directory.totp (
    person    int primary key references directory.person,
    secret    text not null check (secret ~ '^[A-Z2-7]{32}$'),
    since     timestamptz not null default transaction_timestamp(),
    confirmed boolean not null,
    last_step bigint not null default 0,
    demo      boolean not null default false
);

comment on column directory.totp.secret is '160 bits in Base32; must be known to be checked against, so whoever reads it can make codes';
comment on column directory.totp.demo is 'From the file of a demo: everybody may know it, and the page to sign in shows its codes';
comment on column directory.totp.last_step is 'Of the newest code that was taken: none is taken twice, and no older one after it';

create table directory.recovery_code (
    person int not null references directory.person,
    hash   bytea not null check (octet_length(hash) = 32),
    primary key (person, hash)
);

comment on table directory.recovery_code is 'Each is good once in place of the second factor, and is gone then';

grant update (password_hash, password_since, password_due) on directory.person to pacs_runtime;
grant select, insert, delete on directory.former_password to pacs_runtime;
grant select, insert, update, delete on directory.sign_in_failure to pacs_runtime;
grant select, insert (person, secret, confirmed), update (last_step, confirmed), delete on directory.totp to pacs_runtime;
grant select, insert, delete on directory.recovery_code to pacs_runtime;
