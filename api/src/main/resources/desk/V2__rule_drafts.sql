-- Rules that somebody tried on the page and kept: drafts of lines of the catalog.
create table rule_drafts (
  draft_id uuid primary key,
  name varchar(60) not null,
  stage varchar(40) not null,
  dimension varchar(40) not null,
  rule varchar(2000) not null,
  customers bigint not null,
  all_customers bigint not null,
  publication bigint not null,
  as_of_date date not null,
  author varchar(64) not null,
  written_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);
