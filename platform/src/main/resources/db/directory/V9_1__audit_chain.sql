-- The chain over the audit trail (pacs.platform.audit). Run by the owner role; the runtime role adds to it through a
-- function only, and takes nothing away.

create table directory.audit_chain (
    position  bigint primary key check (position > 0),
    audit_id  bigint not null unique,
    audit_xid xid8 not null,
    sealed_at timestamptz not null,
    row_mac   bytea not null check (octet_length(row_mac) = 32),
    link      bytea not null check (octet_length(link) = 32)
);

comment on column directory.audit_chain.row_mac is 'HMAC-SHA256 over the whole row, with its number and time';
comment on column directory.audit_chain.link is 'HMAC-SHA256 over position, time of sealing, row_mac and the link before';

-- Goes on where the chain ends, or not at all. The caller holds the lock of the sealer.
create function directory.seal_audit(first bigint, ids bigint[], xids text[], at timestamptz, macs bytea[], links bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
    if first <> (select coalesce(max(position), 0) + 1 from directory.audit_chain) then
        raise exception 'The chain goes on after position %', first - 1;
    end if;
    insert into directory.audit_chain (position, audit_id, audit_xid, sealed_at, row_mac, link)
    select first + n - 1, ids[n], xids[n]::xid8, at, macs[n], links[n] from generate_subscripts(ids, 1) n;
end
$$;

-- Lets go what is older than the law asks for. Of looks at images and changes of them it keeps what the record is kept for. What it
-- took stays in the chain: that shows how old it was.
create function directory.forget_audit(age interval) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
    gone int;
begin
    if age < interval '180 days' then
        raise exception 'The audit trail is kept for 180 days at least';
    end if;
    delete from directory.audit a using directory.audit_chain c
    where c.audit_id = a.id and c.sealed_at < clock_timestamp() - age and a.at < clock_timestamp() - age and a.study_uid = '';
    get diagnostics gone = row_count;
    return gone;
end
$$;

revoke all on function directory.seal_audit(bigint, bigint[], text[], timestamptz, bytea[], bytea[]) from public;
revoke all on function directory.forget_audit(interval) from public;
grant execute on function directory.seal_audit(bigint, bigint[], text[], timestamptz, bytea[], bytea[]) to pacs_runtime;
grant execute on function directory.forget_audit(interval) to pacs_runtime;
grant select on directory.audit_chain to pacs_runtime;
