-- Made by tools/questions_sql.py from rights-not-granted.rq; change that.
-- @of 7ed3afd3bf929273
-- @columns controllerName:id right:id controller:id notice:id
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/dpv#PrivacyNotice
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasRight
-- @property https://w3id.org/noticegraph#readWith
SELECT f."controllerName" AS "controllerName", f."right" AS "right", f."controller" AS "controller", f."notice" AS "notice"
FROM (
  SELECT s."controllerName", s."right", s."controller", s."notice"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."right" AS "right", l."controllerAsked" AS "controllerAsked", l."work" AS "work", l."notice" AS "notice", l."controller" AS "controller", l."controllerName" AS "controllerName", r."consents" AS "consents"
      FROM (
        SELECT l.*
        FROM (
          SELECT l."right" AS "right", l."controllerAsked" AS "controllerAsked", l."work" AS "work", l."notice" AS "notice", r."controller" AS "controller", r."controllerName" AS "controllerName"
          FROM (
            SELECT j0."right" AS "right", j2."controllerAsked" AS "controllerAsked", j3."work" AS "work", j3."notice" AS "notice"
            FROM (
              SELECT "right"
              FROM (VALUES (iri('https://w3id.org/dpv/legal/eu/gdpr#A15')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A16')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A17')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A18')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A20')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A21')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A7-3')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A77'))) given("right")
            ) j0
            JOIN (
              SELECT v AS "right"
              FROM (VALUES {{right}}) given(v)
            ) j1
            ON (j1."right" IS NULL OR j0."right" = j1."right")
            JOIN (
              SELECT v AS "controllerAsked"
              FROM (VALUES {{controller}}) given(v)
            ) j2
            ON TRUE
            JOIN (
              SELECT q0.s AS "work", q0.o AS "notice"
              FROM "{{holds}}" q0
              WHERE q0.g = iri('{{base}}catalog')
            ) j3
            ON TRUE
            JOIN (
              SELECT q1.g AS "notice"
              FROM "rdf:type" q1
              WHERE q1.o = iri('https://w3id.org/dpv#PrivacyNotice')
                AND q1.g = q1.s
            ) j4
            ON j3."notice" = j4."notice"
            JOIN (
              SELECT DISTINCT *
              FROM (
                SELECT s."notice"
                FROM (
                  SELECT q2.g AS "notice", q2.o AS "lexicon"
                  FROM "ng:readWith" q2
                  WHERE q2.g = q2.s
                ) s
              ) d
            ) j5
            ON j3."notice" = j5."notice"
          ) l
          LEFT JOIN (
            SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
            FROM (
              SELECT q3.g AS "notice", q3.o AS "controller"
              FROM "dpv:hasDataController" q3
              WHERE q3.g = q3.s
            ) j0
            JOIN (
              SELECT q4.g AS "notice", q4.s AS "controller", q4.o AS "controllerName"
              FROM "dpv:hasName" q4
            ) j1
            ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
          ) r
          ON l."notice" = r."notice"
        ) l
        ANTI JOIN (
          SELECT q5.g AS "notice", q5.o AS "right"
          FROM "dpv:hasRight" q5
          WHERE q5.g = q5.s
        ) r
        ON l."right" = r."right" AND l."notice" = r."notice"
      ) l
      LEFT JOIN (
        SELECT DISTINCT *
        FROM (
          SELECT s."notice", s."consents"
          FROM (
            SELECT f.*, TRUE AS "consents"
            FROM (
              SELECT j0."consent" AS "consent", j1."notice" AS "notice", j1."subject" AS "subject"
              FROM (
                SELECT "consent"
                FROM (VALUES (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-a')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A9-2-a'))) given("consent")
              ) j0
              JOIN (
                SELECT q6.g AS "notice", q6.s AS "subject", q6.o AS "consent"
                FROM "dpv:hasLegalBasis" q6
              ) j1
              ON j0."consent" = j1."consent"
            ) f
          ) s
        ) d
      ) r
      ON l."notice" = r."notice"
    ) f
    WHERE (((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))) AND (((f."right" <> iri('https://w3id.org/dpv/legal/eu/gdpr#A7-3')) OR (f."consents" IS NOT NULL)))
  ) s
) f
