-- Service lists: what was asked for, who made and who released them, and whom they hold since.
create table service_lists (
  list_id uuid primary key,
  name varchar(100) not null,
  state varchar(10) not null,
  purpose varchar(20) not null,
  region_id varchar(100),
  product_line varchar(100),
  level varchar(100),
  segment_id varchar(100),
  service_product_id varchar(100),
  channel varchar(100),
  capacity integer,
  valid_days integer not null,
  regions varchar(4000),
  author varchar(64) not null,
  written_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  decided_by varchar(64),
  decided_at timestamp with time zone,
  reason varchar(1000),
  publication bigint,
  as_of_date date,
  catalog_hash varchar(100),
  member_count bigint,
  control_count bigint,
  capped_count bigint,
  over_capacity_count bigint,
  members_sha256 varchar(64)
);

-- Frozen at the release, in the order of the file; who is left without the service so that its effect can be seen stands here too, and is told to nobody.
create table service_list_members (
  list_id uuid not null references service_lists,
  customer_key varchar(64) not null,
  place integer not null,
  region_id varchar(100) not null,
  service_product_id varchar(100) not null,
  moment_id varchar(100) not null,
  channel varchar(100) not null,
  score double precision not null,
  is_control boolean not null,
  released_at timestamp with time zone not null,
  primary key (list_id, customer_key)
);
create index service_list_members_of_time on service_list_members (released_at, customer_key);

-- One row, locked by whoever releases: two releases never look at each other's customers half made.
create table release_turns (
  turn integer primary key
);
insert into release_turns (turn) values (1);
