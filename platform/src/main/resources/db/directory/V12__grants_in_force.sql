-- Each look at another institution's study asks for the grants between two institutions that are in force: of the rows of
-- thirty years these are few. Run by the owner role.
create index access_grant_in_force on directory.access_grant (owner, grantee, until) where ended_at is null;
