namespace Revoca.Domain.Replies.Phrases;

internal static class SpanishPhrases
{
    public static IReadOnlyList<AnswerPhraseRow> Rows { get; } =
    [
        new(HostAnswer.CounterNotice,
        [
            "contranotificación", "contra-notificación", "contranotificacion", "el usuario ha impugnado", "el usuario impugna",
            "el usuario disputa", "el cliente disputa", "nuestro cliente niega",
        ]),
        new(HostAnswer.PartlyRemoved,
        [
            "eliminado parcialmente", "parcialmente eliminad", "retirado parcialmente", "eliminado en parte", "eliminado una parte",
            "eliminado algunos", "eliminado algunas", "retirado algunos", "algunos * han sido eliminados", "algunos * se han eliminado",
            "los restantes * no infringen",
        ]),
        new(HostAnswer.Removed,
        [
            "ha sido eliminado", "ha sido eliminada", "han sido eliminados", "han sido eliminadas", "ha sido retirado",
            "ha sido retirada", "han sido retirados", "han sido retiradas", "fue eliminado", "fue eliminada", "fueron eliminados",
            "fueron eliminadas", "hemos eliminado", "hemos retirado", "hemos borrado", "eliminamos el", "se ha eliminado",
            "se han eliminado", "se ha retirado", "se han retirado", "hemos procedido a la eliminación", "hemos procedido a eliminar",
            "hemos procedido a retirar", "procedido a su retirada", "procedido a su eliminación", "hemos desactivado",
            "ha sido desactivad", "hemos bloqueado", "ha sido bloqueado", "hemos deshabilitado", "cuenta * suspendida",
            "acceso * bloqueado",
        ]),
        new(HostAnswer.AlreadyGone,
        [
            "ya no está disponible", "ya no están disponibles", "ya no está en línea", "ya no existe", "ya no existen",
            "ya no se encuentra", "ya no se encuentran", "ya ha sido eliminado", "ya han sido eliminados", "ya fue eliminado",
            "ya fueron eliminados", "ya eliminado", "página no encontrada", "error 404", "no hemos encontrado el contenido",
            "ya había sido eliminado",
        ]),
        new(HostAnswer.WantsId,
        [
            "copia de su documento", "copia de su dni", "copia del dni", "su dni", "documento de identidad",
            "documento nacional de identidad", "documento de identificación", "copia de su pasaporte", "pasaporte",
            "identificación oficial", "acreditar su identidad", "verificar su identidad", "verificar la identidad",
            "confirmar su identidad", "prueba de identidad", "comprobar su identidad", "selfie",
        ]),
        new(HostAnswer.WantsForm,
        [
            "rellenar el formulario", "rellene el formulario", "rellene nuestro formulario", "completar el formulario",
            "complete el formulario", "complete nuestro formulario", "utilizar el formulario", "utilice el formulario",
            "utilice nuestro formulario", "use el formulario", "usar nuestro formulario", "a través del formulario",
            "a través de nuestro formulario", "mediante el formulario", "formulario en línea", "formulario web",
            "formulario de denuncia", "formulario de contacto", "siguiente formulario", "botón denunciar",
            "no aceptamos denuncias por correo",
        ]),
        new(HostAnswer.NeedsExactUrl,
        [
            "url exacta", "url exactas", "urls exactas", "url específica", "url específicas", "urls específicas", "url concreta",
            "url completas", "url completa", "urls completas", "dirección exacta", "enlace exacto", "enlaces exactos", "enlace directo",
            "enlaces directos", "enlaces concretos", "enlaces específicos", "proporcionar la url", "proporcione la url",
            "proporcione las url", "proporcionarnos la url", "proporcionarnos las url", "facilitar la url", "facilítenos la url",
            "facilitarnos los enlaces", "indicarnos la url", "envíenos la url", "envíenos los enlaces", "lista de url",
            "no podemos identificar el contenido", "no podemos localizar el contenido", "localizar el contenido",
        ]),
        new(HostAnswer.NoViolation,
        [
            "no infringe", "no infringen", "no viola", "no violan", "no incumple", "no incumplen", "no vulnera", "no vulneran",
            "ninguna infracción", "ninguna violación", "no constituye una infracción", "no es ilegal", "no es ilícito",
            "no eliminaremos", "no será eliminado", "no serán eliminados", "no se eliminará", "no se eliminarán", "no podemos eliminar",
            "no podemos retirar", "no retiraremos", "no procederemos", "solicitud * rechazada", "solicitud * denegada",
            "solicitud * desestimada", "no tomaremos", "no se tomará", "ninguna medida", "cumple con nuestras",
        ]),
        new(HostAnswer.Forwarded,
        [
            "hemos reenviado", "hemos remitido", "ha sido reenviad", "ha sido remitid", "se ha reenviado", "se ha remitido",
            "hemos trasladado", "hemos transmitido", "hemos enviado su * cliente", "hemos informado a nuestro cliente",
            "hemos informado al cliente", "hemos notificado a nuestro cliente", "hemos notificado al cliente",
            "hemos contactado con nuestro cliente", "hemos contactado al cliente",
        ]),
        new(HostAnswer.OutOfScope,
        [
            "no alojamos", "no está alojado", "no están alojados", "no se encuentra alojado", "no somos el proveedor",
            "no somos responsables", "no es nuestro cliente", "no es cliente nuestro", "no es de nuestra competencia",
            "no somos competentes", "somos únicamente el registrador", "solo somos el registrador", "sólo somos el registrador",
            "diríjase al", "póngase en contacto con el proveedor", "póngase en contacto con el propietario", "contacte con el proveedor",
            "contacte al propietario", "contactar con el titular", "no tenemos control", "fuera de nuestra",
        ]),
        new(HostAnswer.AsksWhoWeAre,
        [
            "quién es usted", "quiénes son ustedes", "a quién representa", "a quién representan", "en nombre de quién",
            "en calidad de qué", "poder notarial", "poder de representación", "autorizado para actuar", "autorizada para actuar",
            "representante legal", "autorización por escrito", "acreditar la representación",
        ]),
        new(HostAnswer.TicketAcknowledgement,
        [
            "hemos recibido su", "hemos recibido tu", "hemos recibido la", "acusamos recibo", "acuse de recibo",
            "su solicitud ha sido recibida", "su solicitud ha sido registrada", "su denuncia ha sido recibida",
            "su mensaje ha sido recibido", "se ha recibido su", "gracias por contactar", "gracias por ponerse en contacto",
            "gracias por su mensaje", "gracias por su denuncia", "confirmamos la recepción", "le responderemos",
            "nos pondremos en contacto", "se ha creado un ticket", "se ha abierto un ticket", "ticket * creado", "está siendo revisad",
            "estamos revisando",
        ]),
    ];
}
