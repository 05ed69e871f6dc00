-- Where bytes lie is nothing that requests ask: intake and the keeper do. Run by the owner role.

revoke all on tiering.placement, tiering.damage from pacs_runtime;
revoke usage on schema tiering from pacs_runtime;

grant usage on schema tiering to pacs_intake, pacs_keeper;
grant select, insert, update, maintain on tiering.placement to pacs_intake;
grant select on tiering.damage to pacs_intake;
grant select, insert, update on tiering.placement to pacs_keeper;
grant select, insert on tiering.damage to pacs_keeper;

alter table tiering.placement enable row level security;
alter table tiering.placement force row level security;
create policy owner on tiering.placement to pacs_owner using (true) with check (true);
create policy intake on tiering.placement to pacs_intake using (true) with check (true);
create policy keeper on tiering.placement to pacs_keeper using (true) with check (true);

alter table tiering.damage enable row level security;
alter table tiering.damage force row level security;
create policy owner on tiering.damage to pacs_owner using (true) with check (true);
create policy intake on tiering.damage for select to pacs_intake using (true);
create policy keeper on tiering.damage to pacs_keeper using (true) with check (true);
