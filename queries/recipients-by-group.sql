-- Made by tools/questions_sql.py from recipients-by-group.rq; change that.
-- @of cb600b6f698bddb8
-- @columns groupName:id country:id recipients:integer controllers:integer group:id
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://schema.org/legalName
-- @property https://schema.org/parentOrganization
-- @property https://w3id.org/dpv#hasCountry
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasRecipient
WITH RECURSIVE path0_step AS (SELECT s, o FROM "schema:parentOrganization" WHERE g = iri('{{base}}register')),
path0(s, o) AS (
  SELECT s, o FROM "schema:parentOrganization" WHERE g = iri('{{base}}register')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."groupName" AS "groupName", f."country" AS "country", f."recipients" AS "recipients", f."controllers" AS "controllers", f."group" AS "group"
FROM (
  SELECT s."groupName", s."country", s."recipients", s."controllers", s."group"
  FROM (
    SELECT f.*, f."__agg_2__" AS "controllers"
    FROM (
      SELECT f.*, f."__agg_1__" AS "recipients"
      FROM (
        SELECT f.*, f."__agg_5__" AS "group"
        FROM (
          SELECT f.*, f."__agg_4__" AS "country"
          FROM (
            SELECT f.*, f."__agg_3__" AS "groupName"
            FROM (
              SELECT count(DISTINCT f."recipient") AS "__agg_1__", count(DISTINCT f."controller") AS "__agg_2__", f."groupName" AS "__agg_3__", f."country" AS "__agg_4__", f."group" AS "__agg_5__"
              FROM (
                SELECT f.*
                FROM (
                  SELECT j0."recipient" AS "recipient", j0."ownName" AS "ownName", j0."groupAsked" AS "groupAsked", j0."known" AS "known", j0."knownName" AS "knownName", j0."registered" AS "registered", j0."said" AS "said", j0."group" AS "group", j0."groupName" AS "groupName", j0."country" AS "country", j1."controller" AS "controller"
                  FROM (
                    SELECT f.*, coalesce(f."registered", f."said") AS "country"
                    FROM (
                      SELECT f.*, coalesce(f."knownName", f."ownName") AS "groupName"
                      FROM (
                        SELECT f.*, coalesce(f."known", f."recipient") AS "group"
                        FROM (
                          SELECT l."recipient" AS "recipient", l."ownName" AS "ownName", l."groupAsked" AS "groupAsked", l."known" AS "known", l."knownName" AS "knownName", l."registered" AS "registered", r."said" AS "said"
                          FROM (
                            SELECT l."recipient" AS "recipient", l."ownName" AS "ownName", l."groupAsked" AS "groupAsked", l."known" AS "known", l."knownName" AS "knownName", r."registered" AS "registered"
                            FROM (
                              SELECT l."recipient" AS "recipient", l."ownName" AS "ownName", l."groupAsked" AS "groupAsked", r."known" AS "known", r."knownName" AS "knownName"
                              FROM (
                                SELECT j0."recipient" AS "recipient", j0."ownName" AS "ownName", j1."groupAsked" AS "groupAsked"
                                FROM (
                                  SELECT s."recipient", s."ownName"
                                  FROM (
                                    SELECT f.*, f."__agg_1__" AS "ownName"
                                    FROM (
                                      SELECT f.*, f."__agg_2__" AS "recipient"
                                      FROM (
                                        SELECT arg_min(f."written", t0.lex) AS "__agg_1__", f."recipient" AS "__agg_2__"
                                        FROM (
                                          SELECT DISTINCT *
                                          FROM (
                                            SELECT s."recipient", s."written"
                                            FROM (
                                              SELECT j0."work" AS "work", j0."notice" AS "notice", j1."recipient" AS "recipient", j1."written" AS "written"
                                              FROM (
                                                SELECT q0.s AS "work", q0.o AS "notice"
                                                FROM "{{holds}}" q0
                                                WHERE q0.g = iri('{{base}}catalog')
                                              ) j0
                                              JOIN (
                                                SELECT q1.g AS "notice", q1.s AS "recipient", q1.o AS "written"
                                                FROM "dpv:hasName" q1
                                              ) j1
                                              ON j0."notice" = j1."notice"
                                              JOIN (
                                                SELECT DISTINCT *
                                                FROM (
                                                  SELECT s."notice", s."recipient"
                                                  FROM (
                                                    SELECT q2.g AS "notice", q2.s AS "subject", q2.o AS "recipient"
                                                    FROM "dpv:hasRecipient" q2
                                                  ) s
                                                ) d
                                              ) j2
                                              ON j0."notice" = j2."notice" AND j1."recipient" = j2."recipient"
                                            ) s
                                          ) d
                                        ) f
                                        LEFT JOIN terms t0 ON t0.id = f."written"
                                        GROUP BY f."recipient"
                                      ) f
                                    ) f
                                  ) s
                                ) j0
                                JOIN (
                                  SELECT v AS "groupAsked"
                                  FROM (VALUES {{group}}) given(v)
                                ) j1
                                ON TRUE
                              ) l
                              LEFT JOIN (
                                SELECT DISTINCT *
                                FROM (
                                  SELECT f.*
                                  FROM (
                                    SELECT j0."known" AS "known", j0."knownName" AS "knownName", j1."recipient" AS "recipient"
                                    FROM (
                                      SELECT q3.s AS "known", q3.o AS "knownName"
                                      FROM "schema:legalName" q3
                                      WHERE q3.g = iri('{{base}}register')
                                    ) j0
                                    JOIN (
                                      SELECT s AS "recipient", o AS "known"
                                      FROM path0
                                    ) j1
                                    ON j0."known" = j1."known"
                                  ) f
                                  WHERE NOT EXISTS (SELECT 1 FROM (
                                    SELECT q4.s AS "known", q4.o AS "above"
                                    FROM "schema:parentOrganization" q4
                                    WHERE q4.g = iri('{{base}}register')
                                  ) e WHERE e."known" = f."known")
                                ) d
                              ) r
                              ON l."recipient" = r."recipient"
                            ) l
                            LEFT JOIN (
                              SELECT q5.s AS "recipient", q5.o AS "registered"
                              FROM "dpv:hasCountry" q5
                              WHERE q5.g = iri('{{base}}register')
                            ) r
                            ON l."recipient" = r."recipient"
                          ) l
                          LEFT JOIN (
                            SELECT DISTINCT *
                            FROM (
                              SELECT s."recipient", s."said"
                              FROM (
                                SELECT j0."work" AS "work", j0."notice" AS "notice", j1."recipient" AS "recipient", j1."said" AS "said"
                                FROM (
                                  SELECT q6.s AS "work", q6.o AS "notice"
                                  FROM "{{holds}}" q6
                                  WHERE q6.g = iri('{{base}}catalog')
                                ) j0
                                JOIN (
                                  SELECT q7.g AS "notice", q7.s AS "recipient", q7.o AS "said"
                                  FROM "dpv:hasCountry" q7
                                ) j1
                                ON j0."notice" = j1."notice"
                                JOIN (
                                  SELECT s."notice", s."recipient"
                                  FROM (
                                    SELECT q8.g AS "notice", q8.s AS "subject", q8.o AS "recipient"
                                    FROM "dpv:hasRecipient" q8
                                  ) s
                                ) j2
                                ON j0."notice" = j2."notice" AND j1."recipient" = j2."recipient"
                              ) s
                            ) d
                          ) r
                          ON l."recipient" = r."recipient"
                        ) f
                      ) f
                    ) f
                  ) j0
                  JOIN (
                    SELECT DISTINCT *
                    FROM (
                      SELECT s."recipient", s."controller"
                      FROM (
                        SELECT l."work" AS "work", l."notice" AS "notice", l."recipient" AS "recipient", r."controller" AS "controller"
                        FROM (
                          SELECT j0."work" AS "work", j0."notice" AS "notice", j1."recipient" AS "recipient"
                          FROM (
                            SELECT q9.s AS "work", q9.o AS "notice"
                            FROM "{{holds}}" q9
                            WHERE q9.g = iri('{{base}}catalog')
                          ) j0
                          JOIN (
                            SELECT s."notice", s."recipient"
                            FROM (
                              SELECT q10.g AS "notice", q10.s AS "subject", q10.o AS "recipient"
                              FROM "dpv:hasRecipient" q10
                            ) s
                          ) j1
                          ON j0."notice" = j1."notice"
                        ) l
                        LEFT JOIN (
                          SELECT q11.g AS "notice", q11.o AS "controller"
                          FROM "dpv:hasDataController" q11
                          WHERE q11.g = q11.s
                        ) r
                        ON l."notice" = r."notice"
                      ) s
                    ) d
                  ) j1
                  ON j0."recipient" = j1."recipient"
                ) f
                WHERE ((NOT (f."groupAsked" IS NOT NULL)) OR (f."group" = f."groupAsked"))
              ) f
              GROUP BY f."group", f."groupName", f."country"
            ) f
          ) f
        ) f
      ) f
    ) f
  ) s
) f
