-- Studies by their patients' names: characters, pinyin, initials (NameTokens). Equality and beginnings on stored columns
-- only, in the order of the study list, so that the latest come without sorting. Tokens are written with the study's row,
-- whose name and moment stay as they are; what refers to no study finds none.
create table archive.name_token (
    study_at    timestamp not null,
    institution int not null,
    study       int not null,
    token       text collate "C" not null
);

create unique index name_token_latest on archive.name_token (institution, token, study_at desc, study desc);

comment on column archive.name_token.study_at is 'That of the study';
comment on column archive.name_token.token is 'One to three characters, or small letters; $ ends those of a whole name';

-- Studies that came before have their tokens made at the next start (NameBackfill), up to this one.
create table archive.name_backfill (
    only_row boolean primary key default true check (only_row),
    done     int not null,
    last     int not null
);

comment on column archive.name_backfill.done is 'Studies up to this id have their tokens';
comment on column archive.name_backfill.last is 'The latest study that came without';

insert into archive.name_backfill (done, last) select 0, coalesce(max(id), 0) from archive.study;

grant select, insert, maintain on archive.name_token to pacs_runtime;
grant select, update on archive.name_backfill to pacs_runtime;
