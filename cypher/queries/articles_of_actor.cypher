// Title: Articles of an actor
// Answers: Which articles mention this actor, and what do they call it?
// Parameters:
//   actor: string -- the actor
//   after_id: string = "" -- only articles after this id
//   after_local: string = "" -- of the same article, only after this id
//   limit: integer = 50 -- the most rows
// Columns:
//   id -- the article
//   title -- its headline, or null
//   url -- its address, or null
//   publisher -- who published it, or null
//   published -- ISO 8601, or null
//   name -- what it calls the actor
//   aliases -- its other names there
//   local -- the id that the name gives
// Key: id, local
MATCH (a:Actor {id: $actor})<-[m:MENTIONS]-(x:Article)
WHERE x.id > $after_id OR (x.id = $after_id AND m.local > $after_local)
RETURN x.id AS id, x.title AS title, x.url AS url, x.publisher AS publisher,
       x.published AS published, m.name AS name, m.aliases AS aliases, m.local AS local
ORDER BY id, local
LIMIT $limit
