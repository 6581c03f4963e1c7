-- The same on H2 (in its PostgreSQL mode) and on PostgreSQL.

-- Who this desk is: part of the names of the files it leaves, so that two desks never write the same one.
create table desks (
  desk_id uuid primary key,
  next_batch bigint not null
);
insert into desks (desk_id, next_batch) values (gen_random_uuid(), 1);

create table accounts (
  account_id uuid primary key,
  name varchar(64) not null unique,
  password_hash varchar(200),
  sees_every_region boolean not null,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone
);

create table account_roles (
  account_id uuid not null references accounts,
  role varchar(20) not null,
  primary key (account_id, role)
);

create table account_regions (
  account_id uuid not null references accounts,
  region_id varchar(100) not null,
  primary key (account_id, region_id)
);

create table account_departments (
  account_id uuid not null references accounts,
  department_id varchar(100) not null,
  primary key (account_id, department_id)
);

-- What somebody shows to be let in, as a digest: a browser's session, a program's token, a code that works once.
create table credentials (
  credential_id varchar(12) primary key,
  kind varchar(10) not null,
  digest varchar(64) not null unique,
  account_id uuid not null references accounts,
  label varchar(100) not null,
  issued_at timestamp with time zone not null,
  used_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
create index credentials_of_account on credentials (account_id);

-- Names are keyed digests: people type passwords where names belong.
create table sign_in_attempts (
  attempt_id bigint generated always as identity primary key,
  name_digest varchar(64) not null,
  address varchar(64) not null,
  attempted_at timestamp with time zone not null,
  outcome varchar(10) not null
);
create index sign_in_attempts_of_name on sign_in_attempts (name_digest, attempted_at);
create index sign_in_attempts_of_address on sign_in_attempts (address, attempted_at);

create table notes (
  note_id uuid primary key,
  note_date date not null,
  region_id varchar(100),
  text varchar(2000) not null,
  author varchar(64) not null,
  written_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);
create index notes_of_date on notes (note_date);

create table marks (
  hotspot_id varchar(100) primary key,
  reason varchar(2000) not null,
  author varchar(64) not null,
  marked_at timestamp with time zone not null
);

create table subscriptions (
  hotspot_id varchar(100) not null,
  account_id uuid not null references accounts,
  subscribed_at timestamp with time zone not null,
  primary key (hotspot_id, account_id)
);

-- What was decided or refused, in order, never changed but for the batch it went out with.
create table events (
  event_id bigint generated always as identity primary key,
  recorded_at timestamp with time zone not null,
  actor varchar(64) not null,
  action varchar(40) not null,
  subject varchar(200) not null,
  details varchar(10000) not null,
  batch bigint
);
create index events_of_batch on events (batch);

create table batches (
  batch bigint primary key,
  delivered_at timestamp with time zone
);
