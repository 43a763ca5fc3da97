// Title: Schema of the Neo4j store
// Answers: Which constraints and indexes does the server need? Applying it twice changes nothing.
// Parameters: none
// Columns: none

CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (x:Article) REQUIRE x.id IS UNIQUE;
CREATE CONSTRAINT assertion_id IF NOT EXISTS FOR (s:Assertion) REQUIRE s.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (c:Claim) REQUIRE c.id IS UNIQUE;
CREATE CONSTRAINT proposition_id IF NOT EXISTS FOR (p:Proposition) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT block_id IF NOT EXISTS FOR (b:Block) REQUIRE b.id IS UNIQUE;
CREATE CONSTRAINT lock_id IF NOT EXISTS FOR (k:Lock) REQUIRE k.id IS UNIQUE;
CREATE CONSTRAINT review_id IF NOT EXISTS FOR (r:Review) REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT subject_id IF NOT EXISTS FOR (k:Subject) REQUIRE k.id IS UNIQUE;
CREATE CONSTRAINT name_id IF NOT EXISTS FOR (n:Name) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (d:Decision) REQUIRE d.id IS UNIQUE;
CREATE TEXT INDEX actor_search IF NOT EXISTS FOR (a:Actor) ON (a.search);
CREATE INDEX article_published IF NOT EXISTS FOR (x:Article) ON (x.published);
CREATE INDEX accuses_id IF NOT EXISTS FOR ()-[e:ACCUSES]-() ON (e.id);
CREATE INDEX contradicts_id IF NOT EXISTS FOR ()-[e:CONTRADICTS]-() ON (e.id);
CREATE INDEX supports_id IF NOT EXISTS FOR ()-[e:SUPPORTS]-() ON (e.id);
CALL db.awaitIndexes(300);
