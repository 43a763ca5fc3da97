// Title: Schema of the Ladybug store
// Answers: Which tables does the embedded engine need? Applying it twice changes nothing.
// Parameters: none
// Columns: none

CREATE NODE TABLE IF NOT EXISTS Actor(
    id STRING PRIMARY KEY,
    name STRING,
    kind STRING,
    aliases STRING[],
    search STRING,
    lock BOOLEAN
);
// Names that articles use, how they hang together, and what is decided by hand on who is who.
CREATE NODE TABLE IF NOT EXISTS Name(
    id STRING PRIMARY KEY,
    articles INT64,
    persons INT64,
    contested STRING,
    actor STRING,
    lock BOOLEAN
);
CREATE NODE TABLE IF NOT EXISTS Decision(
    id STRING PRIMARY KEY,
    kind STRING,
    actor STRING,
    other STRING,
    decided_by STRING,
    decided_at STRING,
    note STRING,
    name STRING,
    articles STRING[],
    called STRING
);
CREATE NODE TABLE IF NOT EXISTS Article(
    id STRING PRIMARY KEY,
    title STRING,
    url STRING,
    publisher STRING,
    published STRING,
    origin STRING,
    name STRING,
    key STRING,
    sha256 STRING,
    text STRING,
    lock BOOLEAN
);
CREATE NODE TABLE IF NOT EXISTS Assertion(
    id STRING PRIMARY KEY,
    act STRING,
    plover STRING,
    edge STRING,
    source STRING,
    cue STRING,
    text STRING,
    sentence STRING,
    source_spans INT64[],
    cue_spans INT64[],
    content_spans INT64[],
    sentence_start INT64,
    sentence_end INT64,
    quote STRING,
    stance STRING,
    certainty DOUBLE,
    negated BOOLEAN,
    depth INT64,
    date STRING,
    dated STRING,
    rule STRING,
    proposition STRING,
    own_claim STRING,
    own_stance STRING
);
CREATE NODE TABLE IF NOT EXISTS Claim(
    id STRING PRIMARY KEY,
    text STRING,
    wording STRING,
    lock BOOLEAN
);
CREATE NODE TABLE IF NOT EXISTS Proposition(
    id STRING PRIMARY KEY,
    source STRING,
    cue STRING,
    text STRING,
    claim STRING,
    stance STRING,
    vector STRING
);
CREATE NODE TABLE IF NOT EXISTS Block(
    id STRING PRIMARY KEY,
    lock BOOLEAN
);
CREATE NODE TABLE IF NOT EXISTS Lock(
    id STRING PRIMARY KEY,
    held BOOLEAN
);
// Reviews, and what they concern: an article, for its assertions, or an edge.
CREATE NODE TABLE IF NOT EXISTS Review(
    id STRING PRIMARY KEY,
    kind STRING,
    verdict STRING,
    reviewer STRING,
    at STRING,
    note STRING,
    subject STRING,
    article STRING,
    withdrawn_by STRING,
    withdrawn_at STRING,
    state STRING,
    applies_to STRING,
    record STRING
);
CREATE NODE TABLE IF NOT EXISTS Subject(
    id STRING PRIMARY KEY,
    source STRING,
    type STRING,
    target STRING,
    stated BOOLEAN,
    extracted STRING
);
CREATE REL TABLE IF NOT EXISTS CONCERNS(FROM Review TO Subject);
// An edge as it was reviewed, and the edge between the same two as they are resolved now.
CREATE REL TABLE IF NOT EXISTS IS(FROM Subject TO Subject);
CREATE REL TABLE IF NOT EXISTS WITHHELD(
    FROM Assertion TO Actor,
    source STRING,
    type STRING,
    stated BOOLEAN,
    rule STRING,
    certainty DOUBLE
);
CREATE REL TABLE IF NOT EXISTS BEARS(FROM Actor TO Name);
CREATE REL TABLE IF NOT EXISTS FOLDS_TO(FROM Name TO Name);
CREATE REL TABLE IF NOT EXISTS SHORTENS_TO(FROM Name TO Name, fold STRING);
CREATE REL TABLE IF NOT EXISTS CALLED(
    FROM Name TO Name,
    rule STRING,
    fold STRING,
    articles INT64
);
CREATE REL TABLE IF NOT EXISTS STATES(FROM Assertion TO Proposition);
CREATE REL TABLE IF NOT EXISTS IN_BLOCK(FROM Proposition TO Block);
CREATE REL TABLE IF NOT EXISTS LINKED(
    FROM Proposition TO Proposition,
    proposition DOUBLE,
    opposite BOOLEAN
);
CREATE REL TABLE IF NOT EXISTS MADE(FROM Actor TO Assertion);
CREATE REL TABLE IF NOT EXISTS REPORTED_IN(FROM Assertion TO Article);
CREATE REL TABLE IF NOT EXISTS TARGETS(FROM Assertion TO Actor);
CREATE REL TABLE IF NOT EXISTS MENTIONS(
    FROM Article TO Actor,
    name STRING,
    kind STRING,
    aliases STRING[]
);
CREATE REL TABLE IF NOT EXISTS EVIDENCES(
    FROM Assertion TO Actor,
    source STRING,
    type STRING,
    stated BOOLEAN,
    rule STRING,
    certainty DOUBLE
);
CREATE REL TABLE IF NOT EXISTS ACCUSES(
    FROM Actor TO Actor,
    id STRING,
    type STRING,
    evidence STRING[],
    articles STRING[],
    weight INT64,
    first STRING,
    last STRING,
    stated BOOLEAN,
    rules STRING[],
    certainty DOUBLE
);
CREATE REL TABLE IF NOT EXISTS CONTRADICTS(
    FROM Actor TO Actor,
    FROM Assertion TO Claim,
    FROM Claim TO Claim,
    id STRING,
    type STRING,
    evidence STRING[],
    articles STRING[],
    weight INT64,
    first STRING,
    last STRING,
    stated BOOLEAN,
    rules STRING[],
    certainty DOUBLE,
    wording STRING
);
CREATE REL TABLE IF NOT EXISTS SUPPORTS(
    FROM Actor TO Actor,
    FROM Assertion TO Claim,
    id STRING,
    type STRING,
    evidence STRING[],
    articles STRING[],
    weight INT64,
    first STRING,
    last STRING,
    stated BOOLEAN,
    rules STRING[],
    certainty DOUBLE,
    wording STRING
);
// What analysts confirmed.
ALTER TABLE Assertion ADD IF NOT EXISTS review STRING;
ALTER TABLE Assertion ADD IF NOT EXISTS reviewed STRING;
ALTER TABLE Assertion ADD IF NOT EXISTS reviewer STRING;
ALTER TABLE Assertion ADD IF NOT EXISTS reviewed_at STRING;
ALTER TABLE Assertion ADD IF NOT EXISTS review_note STRING;
ALTER TABLE Assertion ADD IF NOT EXISTS extracted_certainty DOUBLE;
ALTER TABLE Assertion ADD IF NOT EXISTS no_edge BOOLEAN;
ALTER TABLE Assertion ADD IF NOT EXISTS extracted STRING;
ALTER TABLE Assertion ADD IF NOT EXISTS right_stance STRING;
ALTER TABLE ACCUSES ADD IF NOT EXISTS review STRING;
ALTER TABLE ACCUSES ADD IF NOT EXISTS reviewer STRING;
ALTER TABLE ACCUSES ADD IF NOT EXISTS reviewed_at STRING;
ALTER TABLE ACCUSES ADD IF NOT EXISTS review_note STRING;
ALTER TABLE ACCUSES ADD IF NOT EXISTS evidence_certainty DOUBLE;
ALTER TABLE ACCUSES ADD IF NOT EXISTS confirmed STRING[];
ALTER TABLE CONTRADICTS ADD IF NOT EXISTS review STRING;
ALTER TABLE CONTRADICTS ADD IF NOT EXISTS reviewer STRING;
ALTER TABLE CONTRADICTS ADD IF NOT EXISTS reviewed_at STRING;
ALTER TABLE CONTRADICTS ADD IF NOT EXISTS review_note STRING;
ALTER TABLE CONTRADICTS ADD IF NOT EXISTS evidence_certainty DOUBLE;
ALTER TABLE CONTRADICTS ADD IF NOT EXISTS confirmed STRING[];
ALTER TABLE SUPPORTS ADD IF NOT EXISTS review STRING;
ALTER TABLE SUPPORTS ADD IF NOT EXISTS reviewer STRING;
ALTER TABLE SUPPORTS ADD IF NOT EXISTS reviewed_at STRING;
ALTER TABLE SUPPORTS ADD IF NOT EXISTS review_note STRING;
ALTER TABLE SUPPORTS ADD IF NOT EXISTS evidence_certainty DOUBLE;
ALTER TABLE SUPPORTS ADD IF NOT EXISTS confirmed STRING[];
// An actor's id in its article, as extracted.
ALTER TABLE Actor ADD IF NOT EXISTS tally STRING[];
ALTER TABLE MENTIONS ADD IF NOT EXISTS local STRING;
ALTER TABLE MENTIONS ADD IF NOT EXISTS given STRING;
ALTER TABLE MADE ADD IF NOT EXISTS local STRING;
ALTER TABLE TARGETS ADD IF NOT EXISTS local STRING;
ALTER TABLE EVIDENCES ADD IF NOT EXISTS source_local STRING;
ALTER TABLE EVIDENCES ADD IF NOT EXISTS target_local STRING;
ALTER TABLE WITHHELD ADD IF NOT EXISTS source_local STRING;
ALTER TABLE WITHHELD ADD IF NOT EXISTS target_local STRING;
// How certain it is that a claim is disputed, and who surely took both its sides
// (ids, each between line breaks).
ALTER TABLE Claim ADD IF NOT EXISTS opposed DOUBLE;
ALTER TABLE Claim ADD IF NOT EXISTS turned STRING;
