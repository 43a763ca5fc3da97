// Title: Mentions as stored
// Answers: What do these articles call actors?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   article -- article id
//   actor -- the actor's id in the article
//   name -- what the article calls it
//   kind -- what the article takes it for
//   aliases -- its other names there
UNWIND $ids AS id
MATCH (x:Article {id: id})-[m:MENTIONS]->(:Actor)
RETURN x.id AS article, m.local AS actor, m.name AS name, m.kind AS kind, m.aliases AS aliases
